import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { bringSpansIn, type Incoming, inParts, openArchive, type Watch } from '../../lib/archive/read.ts';
import { everything } from '../../lib/archive/write.ts';
import type { Span } from '../../lib/core/activity.ts';
import { type Change, type Doc, EMPTY, type Entry, type Kind } from '../../lib/core/doc.ts';
import { merge } from '../../lib/core/merge.ts';
import { prune } from '../../lib/core/prune.ts';
import { stampAfter } from '../../lib/core/stamp.ts';
import { DAY, HOUR, MINUTE } from '../../lib/core/time.ts';
import { forgetAll } from '../../lib/store/database.ts';
import { addToHistory } from '../../lib/store/history.ts';
import { bringIn, keepSpans, spansBetween } from '../../lib/store/spans.ts';
import { docOf, T0 } from '../core/scenario.ts';
import { awaySpan, pageSpan } from '../spans.ts';

const NOW = T0 + DAY;
const WATCH: Watch = { onProgress() {}, isCancelled: () => false };
const all = () => spansBetween(0, Number.MAX_SAFE_INTEGER);

async function written(doc: Doc): Promise<string> {
  let text = '';
  for await (const piece of everything(doc, NOW, () => {})) text += piece;
  return text;
}

/** Takes records in as the background does. */
async function taken(doc: Doc, records: Entry[]): Promise<Doc> {
  const { doc: left, old } = prune(merge(doc, records), NOW);
  await addToHistory(old);
  return left;
}

async function opened(text: string, watch = WATCH): Promise<Incoming> {
  const incoming = await openArchive(new Blob([text]), watch);
  if (!incoming || 'because' in incoming) throw new Error(`It was refused: ${JSON.stringify(incoming)}`);
  return incoming;
}

async function broughtIn(text: string, doc = EMPTY): Promise<Doc> {
  const incoming = await opened(text);
  expect(await bringSpansIn(incoming, WATCH)).toBe(true);
  return taken(doc, incoming.records);
}

beforeEach(async () => {
  await forgetAll();
});

const word = fc.oneof(
  fc.constantFrom('a', 'b', '__proto', 'constructor', 'ä"\\'),
  fc.string({ unit: 'binary' }),
);
const instant = fc.integer({ min: -400 * DAY, max: DAY }).map((by) => T0 + by);
const id = fc.constantFrom('s', 't', 'u', 'v');
const device = fc.constantFrom('here', 'there');
const level = fc.constantFrom('nothing', 'distractions', 'communication');
const VALUES: { [K in Kind]?: fc.Arbitrary<unknown> } = {
  session: fc
    .record({ task: word, level, startedAt: instant, length: fc.nat(HOUR), device })
    .map(({ length, ...session }) => ({ ...session, endsAt: session.startedAt + length })),
  end: fc.record({ at: instant, as: fc.constantFrom('cancelled', 'ended'), device }),
  extension: fc.record({ session: id, by: fc.nat(HOUR), at: instant, device }),
  pass: fc.record({
    session: id,
    opens: fc.oneof(
      word.map((site) => ({ site })),
      fc.constant({ communication: true }),
    ),
    at: instant,
    device,
  }),
  tries: fc.record({ sites: fc.dictionary(fc.constantFrom('a.b', 'c'), fc.nat()), elsewhere: fc.nat() }),
  setting: fc.jsonValue(),
  pause: fc.record({ from: instant, until: fc.option(instant), device }),
  offline: fc.record({
    what: word,
    as: fc.constantFrom('focus', 'other'),
    from: instant,
    to: instant,
    device,
  }),
  alert: fc.record({ about: fc.jsonValue(), at: instant, until: instant }),
  dismissal: fc.record({ at: instant }),
};
const changes = fc
  .constantFrom(...(Object.keys(VALUES) as Kind[]))
  .chain((kind) =>
    fc.record({
      kind: fc.constant(kind),
      id: kind === 'tries' ? id.map((session) => `${session}/here`) : kind === 'setting' ? word : id,
      value: fc.option(VALUES[kind] as fc.Arbitrary<unknown>, { freq: 5 }),
    }),
  )
  .filter(({ id }) => id !== '__proto__') as fc.Arbitrary<Change>;
const entries = fc.array(changes, { maxLength: 25 }).map((some) => {
  let stamp = '';
  return some.map((change) => {
    stamp = stampAfter(stamp, T0, 'here');
    return { ...change, stamp } as Entry;
  });
});
const spans = fc
  .array(
    fc.record({
      pause: fc.oneof(fc.constant(0), fc.nat(DAY)),
      length: fc.integer({ min: 1, max: HOUR }),
      host: fc.option(word),
      title: word,
    }),
    { maxLength: 25 },
  )
  .map((some) => {
    let at = T0 - 30 * DAY;
    return some.map(({ pause, length, host, title }): Span => {
      const from = at + pause;
      at = from + length;
      return host === null ? awaySpan(from, at) : pageSpan(from, at, host, { title });
    });
  });

describe('everything out, everything in', () => {
  test('is the same file again, octet for octet, whatever there was', () =>
    fc.assert(
      fc.asyncProperty(entries, spans, async (some, stretches) => {
        await forgetAll();
        const doc = await taken(EMPTY, some);
        await bringIn(stretches);
        const out = await written(doc);
        await forgetAll();
        expect(await written(await broughtIn(out))).toBe(out);
        expect(await all()).toEqual(stretches);
      }),
      { numRuns: 150 },
    ));

  test('twice is once', async () => {
    const doc = docOf({ kind: 'setting', id: 'titles', value: false });
    await bringIn([pageSpan(T0, T0 + HOUR, 'a.test'), awaySpan(T0 + HOUR, T0 + 2 * HOUR)]);
    const out = await written(doc);
    expect(await broughtIn(out, doc)).toBe(doc);
    expect(await written(doc)).toBe(out);
  });

  test('leaves what is recorded here as it is, and counts no time twice', async () => {
    await bringIn([
      pageSpan(T0, T0 + 3 * HOUR, 'theirs.test'),
      pageSpan(T0 + 5 * HOUR, T0 + 6 * HOUR, 'theirs.test'),
    ]);
    const out = await written(EMPTY);
    await forgetAll();
    await keepSpans({ spans: [pageSpan(T0 + HOUR, T0 + 2 * HOUR, 'ours.test')], idleSince: null });
    expect(await opened(out)).toMatchObject({ spans: 2, overlaps: 1, sites: 1, time: 4 * HOUR });
    await broughtIn(out);
    expect(await all()).toEqual([
      pageSpan(T0, T0 + HOUR, 'theirs.test'),
      pageSpan(T0 + HOUR, T0 + 2 * HOUR, 'ours.test'),
      pageSpan(T0 + 2 * HOUR, T0 + 3 * HOUR, 'theirs.test'),
      pageSpan(T0 + 5 * HOUR, T0 + 6 * HOUR, 'theirs.test'),
    ]);
  });

  test('of two records of one thing the later stays', async () => {
    const out = await written(docOf({ kind: 'setting', id: 'titles', value: false }));
    const later = merge(EMPTY, [
      { kind: 'setting', id: 'titles', stamp: stampAfter('', T0 + MINUTE, 'here'), value: true },
    ]);
    expect(await broughtIn(out, later)).toBe(later);
  });

  test('does the rest where it was cut short', async () => {
    const many = Array.from({ length: 50 }, (_, at) =>
      pageSpan(T0 + at * HOUR, T0 + (at + 1) * HOUR, `${at}.test`),
    );
    await bringIn(many);
    const out = await written(EMPTY);
    await forgetAll();
    await bringIn(many.slice(0, 20));
    await broughtIn(out);
    expect(await all()).toEqual(many);
  });

  test('leaves nothing half done where the machine has no more room', async () => {
    await bringIn([pageSpan(T0, T0 + HOUR, 'a.test')]);
    const incoming = await opened(await written(EMPTY));
    await forgetAll();
    const full = new DOMException('No room.', 'QuotaExceededError');
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = () => {
      throw full;
    };
    await expect(bringSpansIn(incoming, WATCH)).rejects.toBe(full);
    Object.assign(IDBObjectStore.prototype, { put });
    expect(await all()).toEqual([]);
  });

  test('puts records of one session into one part, however many there are', () => {
    const records = Array.from({ length: 9000 }, (_, at): Entry => {
      const id = `s${at % 3000}`;
      const value = { at, as: 'ended' as const, device: 'here' };
      return { kind: 'end', id, stamp: stampAfter('', at, 'here'), value };
    });
    const parts = inParts(records);
    expect(parts.flat()).toHaveLength(9000);
    const homes = parts.map((part) => new Set(part.map(({ id }) => id)));
    for (const [at, ids] of homes.entries())
      for (const other of homes.slice(at + 1)) expect(ids.isDisjointFrom(other)).toBe(true);
    expect(Math.max(...parts.map((part) => part.length))).toBeLessThan(2100);
  });

  test('ends when somebody says so, and then nothing was changed', async () => {
    const here = pageSpan(T0 + 100 * MINUTE, T0 + 102 * MINUTE, 'ours.test');
    const many = Array.from({ length: 5000 }, (_, at) =>
      pageSpan(T0 + at * MINUTE, T0 + (at + 1) * MINUTE, 'a.test'),
    );
    await bringIn(many);
    const out = await written(EMPTY);
    await forgetAll();
    await keepSpans({ spans: [here], idleSince: null });
    const incoming = await opened(out);
    let told = 0;
    const stopping: Watch = {
      onProgress() {
        told++;
      },
      isCancelled: () => told === 2,
    };

    expect(await bringSpansIn(incoming, stopping)).toBe(false);
    expect(told).toBe(2);
    expect(await all()).toEqual([here]);
  });
});

describe('a file that is not whole', () => {
  const refused = async (text: string) => openArchive(new Blob([text]), WATCH);
  const file = async () => {
    await bringIn([
      pageSpan(T0, T0 + HOUR, 'a.test', { title: 'Title' }),
      awaySpan(T0 + HOUR, T0 + 2 * HOUR),
    ]);
    return written(docOf({ kind: 'setting', id: 'titles', value: false }));
  };

  test('is refused: cut off', async () => {
    const lines = (await file()).split('\n').slice(0, -2);
    expect(await refused(`${lines.join('\n')}\n`)).toEqual({ because: 'cut-off', line: 4 });
  });
  test('is refused: cut off in the middle of a line', async () =>
    expect(await refused((await file()).slice(0, -150))).toMatchObject({ because: 'not-a-line', line: 4 }));
  test('is refused: changed in a word', async () =>
    expect(await refused((await file()).replace('Title', 'Titel'))).toMatchObject({ because: 'changed' }));
  test('is refused: written by another hand', async () =>
    expect(await refused((await file()).replace('{"id"', '{ "id"'))).toEqual({
      because: 'not-a-line',
      line: 2,
    }));
  test('is refused: a kind of record that is not known here', async () =>
    expect(await refused((await file()).replace('"setting"', '"sitting"'))).toEqual({
      because: 'not-a-line',
      line: 2,
    }));
  test('is refused: a score of what no browser could shut', async () => {
    const out = await written(docOf({ kind: 'score', id: 'news.example/A%20b', value: { as: 'personal' } }));
    expect(await opened(out)).toHaveProperty('records.length', 1);
    expect(await refused(out.replace('news.example', 'NEWS.example'))).toMatchObject({
      because: 'not-a-line',
    });
  });
  test('is refused: a line moved', async () => {
    const [head, one, two, three, ...rest] = (await file()).split('\n');
    expect(await refused([head, one, three, two, ...rest].join('\n'))).toEqual({
      because: 'out-of-order',
      line: 4,
    });
  });
  test('is refused: something after its end', async () =>
    expect(await refused(`${await file()}{"sundial":1}\n`)).toMatchObject({ because: 'not-a-line' }));
  test('is refused: of a later version', async () =>
    expect(await refused((await file()).replace('{"sundial":1}', '{"sundial":2}'))).toEqual({
      because: 'later-version',
      line: 1,
    }));
  test('is refused: no file of ours, or an empty one', async () => {
    expect(await refused('Hello\n')).toEqual({ because: 'not-ours', line: 1 });
    expect(await refused('')).toEqual({ because: 'not-ours', line: 1 });
  });
  test('is refused: without an end of a line anywhere', async () =>
    expect(await refused('x'.repeat(3_000_000))).toMatchObject({ because: 'not-a-line' }));

  test('is refused wherever one octet is another', async () => {
    const whole = new TextEncoder().encode(await file());
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 2), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const changed = whole.slice();
        changed[at] = ((changed[at] ?? 0) + by) % 256;
        expect(await openArchive(new Blob([changed]), WATCH)).toHaveProperty('because');
      }),
      { numRuns: 400 },
    );
  });
});
