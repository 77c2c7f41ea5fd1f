import type { Doc, Entry } from '../core/doc.ts';
import { merge } from '../core/merge.ts';
import { prune } from '../core/prune.ts';
import { history } from '../store/history.ts';
import { spansFrom, spansInAll } from '../store/spans.ts';
import { createWriter, inOrder } from './format.ts';
import { rest } from './lines.ts';

/** How far something is, in lines. */
export interface Progress {
  done: number;
  of: number;
}

const MANY = 2000;

/** All records: those of the document and those that were taken out of it; what nobody asks for any more is left. */
function entriesOf(doc: Doc, old: readonly Entry[], now: number): Entry[] {
  const pruned = prune(doc, now);
  const all = merge(merge(pruned.doc, pruned.old), old);
  return Object.entries(all).flatMap(([kind, records]) =>
    Object.entries(records).map(([id, held]) => ({ kind, id, ...held }) as Entry),
  );
}

/** Everything there is as text, piece by piece; see format.ts. */
export async function* everything(
  doc: Doc,
  now: number,
  onProgress: (progress: Progress) => void,
): AsyncGenerator<string> {
  const writer = createWriter();
  const entries = inOrder(entriesOf(doc, await history(), now));
  const { count = 0 } = (await spansInAll()) ?? {};
  const of = entries.length + count;
  let done = 0;
  yield writer.begin();
  for (let at = 0; at < entries.length; at += MANY) yield writer.entries(entries.slice(at, at + MANY));
  done = entries.length;
  for (let from = 0; ; ) {
    onProgress({ done, of: Math.max(of, done) });
    const spans = await spansFrom(from, MANY);
    const last = spans.at(-1);
    if (!last) break;
    yield writer.spans(spans);
    done += spans.length;
    from = last.to;
    await rest();
  }
  yield writer.end();
}
