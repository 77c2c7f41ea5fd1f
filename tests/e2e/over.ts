import type { Entry } from '../../lib/core/doc.ts';
import { KINDS } from '../../lib/core/entry.ts';
import type { Session } from '../../lib/core/session.ts';
import { MINUTE } from '../../lib/core/time.ts';
import { awaySpan, pageSpan } from '../spans.ts';
import type { TestBrowser } from './browser.ts';
import { heldBy } from './session-time.ts';
import { putSpans } from './spans.ts';

/** A session that is over, told in minutes; what is left out is as in a session of 49 min that went as planned. */
interface Past extends Partial<Pick<Session, 'task' | 'feeling' | 'device'>> {
  minutes?: number;
  endedAfter?: number;
  as?: 'ended' | 'cancelled';
  endedAgo?: number;
  /** What was in front, from the session's start on. */
  front?: readonly (readonly [host: string, minutes: number])[];
  /** Minutes of Focus Work before it. */
  earlier?: number;
  knocks?: Record<string, number>;
  alongside?: number | 'few';
  passes?: string;
}

/** Records as another browser, or a file, would bring them. */
async function bringIn(
  browser: TestBrowser,
  records: { kind: string; id: string; value: unknown }[],
): Promise<void> {
  const entries = records
    .filter(({ kind }) => KINDS.has(kind))
    .map((record) => ({ ...record, stamp: '0abcdefgh-0000-other' }) as Entry);
  const answer = await browser.ask({ do: 'bring-in', entries });
  if (answer.is !== 'done') throw new Error(`Not brought in: ${answer.because}.`);
}

/** As if a session had been over a while ago, begun here unless said otherwise. */
export async function putOver(browser: TestBrowser, id: string, past: Past = {}): Promise<void> {
  const { minutes = 49, endedAgo = 5, endedAfter = minutes, as = 'ended', front = [], knocks = {} } = past;
  // What is nobody's yet gets its name with the first thing it keeps.
  await browser.ask({ do: 'set', setting: 'goal', to: Array(7).fill(240) });
  const device = past.device ?? (await heldBy(browser)).kept.device;
  const startedAt = Date.now() - (endedAgo + endedAfter) * MINUTE;
  const session: Session = {
    task: past.task ?? 'Draft the pricing page copy',
    level: 'distractions',
    startedAt,
    endsAt: startedAt + minutes * MINUTE,
    device,
    ...(past.feeling ? { feeling: past.feeling } : {}),
  };
  const records: { kind: string; id: string; value: unknown }[] = [{ kind: 'session', id, value: session }];
  if (endedAfter < minutes)
    records.push({ kind: 'end', id, value: { at: startedAt + endedAfter * MINUTE, as, device } });
  if (Object.keys(knocks).length > 0)
    records.push({ kind: 'tries', id: `${id}/${device}`, value: { sites: knocks, elsewhere: 0 } });
  if (past.alongside)
    records.push({
      kind: 'alongside',
      id: `${id}/${device}`,
      value: { session: id, device, most: past.alongside },
    });
  if (past.passes)
    records.push({
      kind: 'pass',
      id: `${id}p`,
      value: { session: id, opens: { site: past.passes }, at: startedAt + 20 * MINUTE, device },
    });
  let at = startedAt;
  const spans = front.map(([host, length]) => {
    const from = at;
    at += length * MINUTE;
    return host === '' ? awaySpan(from, at) : pageSpan(from, at, host, { during: 'session' });
  });
  const before = (past.earlier ?? 0) * MINUTE;
  if (before > 0) spans.unshift(pageSpan(startedAt - before - MINUTE, startedAt - MINUTE, 'github.com'));
  await putSpans(browser, spans);
  await bringIn(browser, records);
}
