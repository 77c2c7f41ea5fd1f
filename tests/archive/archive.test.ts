import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { createWriter } from '../../lib/archive/format.ts';
import { bringSpansIn, type Incoming, inParts, openArchive, type Watch } from '../../lib/archive/read.ts';
import { everything } from '../../lib/archive/write.ts';
import type { Span } from '../../lib/core/activity.ts';
import { dayOf } from '../../lib/core/day.ts';
import { type Change, type Doc, EMPTY, type Entry, type Kind } from '../../lib/core/doc.ts';
import { merge } from '../../lib/core/merge.ts';
import { prune } from '../../lib/core/prune.ts';
import { siteFrom } from '../../lib/core/site.ts';
import { stampAfter } from '../../lib/core/stamp.ts';
import { DAY, HOUR, MINUTE } from '../../lib/core/time.ts';
import { forgetAll } from '../../lib/store/database.ts';
import { addToHistory } from '../../lib/store/history.ts';
import { bringIn, keepSpans, spansBetween } from '../../lib/store/spans.ts';
import { begun, docOf, session, T0 } from '../core/scenario.ts';
import { awaySpan, pageSpan } from '../spans.ts';

const NOW = T0 + 5 * DAY;
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
  const incoming = await openArchive(new Blob([text]), NOW, watch);
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
/** Sites as the product comes to them: from addresses. */
const site = fc
  .tuple(
    fc.webUrl(),
    fc.oneof(fc.constantFrom('a b', '@me', 'a%20b'), fc.string({ unit: 'binary', maxLength: 12 })),
  )
  .map(([address, path]) =>
    siteFrom(`${new URL(address).origin}/${encodeURIComponent(path).replace(/\*/g, '%2a')}`),
  )
  .filter((site) => site !== null);
const VALUES: { [K in Kind]?: fc.Arbitrary<unknown> } = {
  session: fc
    .record({ task: word, level, startedAt: instant, length: fc.nat(HOUR), device })
    .map(({ length, ...session }) => ({ ...session, endsAt: session.startedAt + length })),
  end: fc.record({ at: instant, as: fc.constantFrom('cancelled', 'ended'), device }),
  extension: fc.record({ session: id, by: fc.nat(HOUR), at: instant, device }),
  pass: fc.record({
    session: id,
    opens: fc.oneof(
      site.map((site) => ({ site })),
      fc.constant({ communication: true }),
    ),
    at: instant,
    device,
  }),
  score: fc.record({ as: fc.constantFrom('focus', 'personal') }),
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
      id:
        kind === 'tries'
          ? id.map((session) => `${session}/here`)
          : kind === 'setting'
            ? word
            : kind === 'score'
              ? fc.oneof(site, fc.constantFrom('@social', 'localhost', '[::1]'))
              : id,
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

  test('leaves out what has not happened yet, so that today has its own time', async () => {
    const days = [0, 2, 40].map((day) => pageSpan(NOW + day * DAY - HOUR, NOW + day * DAY, 'a.test'));
    await bringIn(days);
    const out = await written(EMPTY);
    await forgetAll();
    expect(await opened(out)).toMatchObject({ spans: 1, ahead: 2, time: HOUR });
    await broughtIn(out);
    expect(await all()).toEqual(days.slice(0, 1));
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
  const refused = async (text: string) => openArchive(new Blob([text]), NOW, WATCH);
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
    const out = await written(docOf({ kind: 'score', id: 'news.example/a b', value: { as: 'personal' } }));
    expect(await opened(out)).toHaveProperty('records.length', 1);
    for (const other of ['NEWS.example/a b', 'news.example/A b', 'news.example/\\ud800', 'news.example/'])
      expect(await refused(out.replace('news.example/a b', other))).toEqual({
        because: 'not-a-line',
        line: 2,
      });
  });
  test('is refused: a pass for what no browser could open', async () => {
    const opens = { site: 'news.example/a' };
    const out = await written(
      docOf(begun(0, 25), { kind: 'pass', id: 'p', value: { session: 's', opens, at: T0, device: 'here' } }),
    );
    expect(await opened(out)).toHaveProperty('records.length', 2);
    expect(await refused(out.replace('news.example/a', 'NEWS.example/a'))).toMatchObject({
      because: 'not-a-line',
    });
  });
  test.each<[string, Change]>([
    ['a session', { ...begun(0, 25), value: { ...session(0, 25), endsAt: 9e15 } } as Change],
    [
      'an extension',
      { kind: 'extension', id: 'e', value: { session: 's', by: 9e15, at: T0, device: 'here' } },
    ],
    ['an end', { kind: 'end', id: 's', value: { at: -1, as: 'ended', device: 'here' } }],
    ['a pause', { kind: 'pause', id: 'p', value: { from: T0, until: 9e15, device: 'here' } }],
    ['a dismissal', { kind: 'dismissal', id: 'd', value: { at: 9e15 } }],
    ['an alert', { kind: 'alert', id: 'a', value: { about: null, at: T0, until: 9e15 } }],
    [
      'an alert about a time',
      { kind: 'alert', id: 'a', value: { about: { is: 'away', from: T0, to: 9e15 }, at: T0, until: T0 } },
    ],
    [
      'an alert about a day',
      {
        kind: 'alert',
        id: 'a',
        value: { about: { is: 'day-summary', day: '2026-13-01' }, at: T0, until: T0 },
      },
    ],
    [
      'work away from the browser',
      { kind: 'offline', id: 'o', value: { what: '', as: 'focus', from: T0, to: 9e15, device: 'here' } },
    ],
  ])('is refused: %s at a time that no calendar has', async (_, change) => {
    const out = createWriter();
    const entry = { ...change, stamp: stampAfter('', T0, 'here') } as Entry;
    const text = out.begin() + out.entries([entry]) + out.end();
    expect(await refused(text)).toEqual({ because: 'not-a-line', line: 2 });
  });
  test.each([
    ['longer than a day', pageSpan(T0 - 3 * DAY, T0, 'a.test')],
    ['of a day that is none', { ...awaySpan(T0, T0 + HOUR), day: '2026-02-30' }],
    ['of another day', { ...awaySpan(T0, T0 + HOUR), day: dayOf(T0 - 5 * DAY) }],
    ['before all calendars', pageSpan(-HOUR, HOUR, 'a.test')],
  ])('is refused: a stretch of time %s', async (_, span) => {
    const out = createWriter();
    const text = out.begin() + out.spans([span]) + out.end();
    expect(await refused(text)).toEqual({ because: 'not-a-line', line: 2 });
  });
  test('is refused: a record that was written by a clock far ahead', async () => {
    const stamped = (at: number) => {
      const out = createWriter();
      const entry = { kind: 'setting', id: 'titles', value: true, stamp: stampAfter('', at, 'x') } as const;
      return out.begin() + out.entries([entry]) + out.end();
    };
    expect(await opened(stamped(NOW + DAY - MINUTE))).toHaveProperty('records.length', 1);
    expect(await refused(stamped(NOW + DAY + MINUTE))).toEqual({ because: 'ahead', line: 2 });
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
        expect(await openArchive(new Blob([changed]), NOW, WATCH)).toHaveProperty('because');
      }),
      { numRuns: 400 },
    );
  });
});
