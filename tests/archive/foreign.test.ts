import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readActivityWatch } from '../../lib/archive/activitywatch.ts';
import type { Foreign, Here } from '../../lib/archive/foreign.ts';
import { readLeechBlock } from '../../lib/archive/leechblock.ts';
import { readRescueTime } from '../../lib/archive/rescuetime.ts';
import { knownOf, pageOf } from '../../lib/core/activity.ts';
import { EMPTY } from '../../lib/core/doc.ts';
import { MINUTE, SECOND } from '../../lib/core/time.ts';
import { CATALOGUE } from '../core/scenario.ts';

const fixture = (name: string) => readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8');
const HERE: Here = {
  now: Date.UTC(2026, 10, 21),
  pageAt(address, title) {
    const known = knownOf(EMPTY, CATALOGUE, address);
    return known && pageOf(known, address, title);
  },
  duringAt: () => 'work',
};

/** Spans as "09:00:00 to 09:25:00 github.com", by the clock they are read by. */
function told(foreign: Foreign): string[] {
  if (foreign.is !== 'spans') throw new Error(JSON.stringify(foreign));
  const time = (instant: number) => new Date(instant).toTimeString().slice(0, 8);
  return foreign.spans.map((span) => {
    const what = span.is === 'page' ? `${span.host}${span.title && ` "${span.title}"`}` : span.because;
    return `${span.day} ${time(span.from)} to ${time(span.to)} ${what}`;
  });
}

/** Whatever comes, it is read or refused; what is read can be taken in. */
function expectSound(foreign: Foreign): void {
  if (foreign.is !== 'spans') return;
  for (const [at, span] of foreign.spans.entries()) {
    expect(span.to).toBeGreaterThan(span.from);
    expect(foreign.spans[at + 1]?.from ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(span.to);
    expect(span.day).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(span.from).toBeGreaterThanOrEqual(0);
    expect(span.to).toBeLessThanOrEqual(HERE.now);
  }
}

/** A file with some of it cut out, doubled, or written over. */
const spoiled = (text: string) =>
  fc
    .array(
      fc.tuple(
        fc.nat(text.length),
        fc.nat(40),
        fc.oneof(fc.string(), fc.constantFrom('"', ',', '\n', '-1', '1e9')),
      ),
      {
        minLength: 1,
        maxLength: 6,
      },
    )
    .map((cuts) =>
      cuts.reduce((left, [at, length, put]) => left.slice(0, at) + put + left.slice(at + length), text),
    );

describe('a RescueTime file', () => {
  test('by hours lays the sites of each hour one after another, and leaves programs out', () => {
    const read = readRescueTime(fixture('rescuetime-hour.csv'), HERE);
    expect(told(read)).toEqual([
      '2023-03-03 09:00:00 to 09:25:00 github.com',
      '2023-03-03 09:25:00 to 09:35:00 reddit.com',
      '2023-03-03 10:00:00 to 10:40:00 docs.google.com',
      '2023-03-03 10:40:00 to 11:00:00 news.ycombinator.com',
      '2023-03-04 08:00:00 to 09:00:00 github.com',
    ]);
    // An editor, a file manager and an empty tab; ten minutes that their hour had no room for.
    expect(read).toMatchObject({ leftOut: { program: 3, crowded: 1 } });
  });

  test('by five minutes stays within each five minutes, and takes no names of documents', () =>
    expect(told(readRescueTime(fixture('rescuetime-five-minutes.csv'), HERE))).toEqual([
      '2023-03-03 09:00:00 to 09:03:20 github.com',
      '2023-03-03 09:05:00 to 09:10:00 github.com',
      '2023-03-03 09:10:00 to 09:12:00 slack.com',
    ]));

  test('by days begins with the day', () => {
    const text = fixture('rescuetime-hour.csv')
      .replace(/T\d\d:/g, 'T00:')
      .replace('1500', '7500');
    expect(told(readRescueTime(text, HERE)).slice(0, 2)).toEqual([
      '2023-03-03 00:00:00 to 02:05:00 github.com',
      '2023-03-03 02:05:00 to 02:15:00 reddit.com',
    ]);
  });

  test('leaves out what has not happened yet', () => {
    const now = new Date(2023, 2, 3, 12).getTime();
    const read = readRescueTime(fixture('rescuetime-hour.csv'), { ...HERE, now });
    expect(told(read)).toHaveLength(4);
    expect(read).toMatchObject({ leftOut: { ahead: 1 } });
  });

  test('says in its spans where they come from', () => {
    const read = readRescueTime(fixture('rescuetime-hour.csv'), HERE);
    expect(
      read.is === 'spans' && read.spans.every((span) => span.is === 'page' && span.by === 'rescuetime'),
    ).toBe(true);
  });

  test('is refused whole where a row is none, with its line', () => {
    const text = fixture('rescuetime-hour.csv');
    const refused = (from: string, to: string) => readRescueTime(text.replace(from, to), HERE);
    expect(refused('2023-03-03T13', '2023-02-31T13')).toEqual({ is: 'refused', because: 'bad-row', at: 8 });
    expect(refused('2023-03-03T13', '1823-03-03T13')).toMatchObject({ because: 'bad-row' });
    expect(refused('1500', 'many')).toEqual({ is: 'refused', because: 'bad-row', at: 2 });
    expect(refused(',2\n2023-03-03T09:00:00,900', '\n2023-03-03T09:00:00,900')).toMatchObject({
      because: 'bad-row',
      at: 2,
    });
    expect(refused('Date,', 'Rank,')).toMatchObject({ because: 'no-dates' });
    expect(refused('Activity', 'What')).toMatchObject({ because: 'no-columns' });
    expect(refused('"Social, general"', '"Social, general')).toMatchObject({ because: 'no-csv' });
    expect(readRescueTime(text.split('\n')[0] ?? '', HERE)).toMatchObject({ because: 'nothing' });
  });

  test('is read or refused, however it is spoiled', () =>
    fc.assert(
      fc.property(spoiled(fixture('rescuetime-hour.csv')), (text) => expectSound(readRescueTime(text, HERE))),
      { numRuns: 500 },
    ));
});

describe('an ActivityWatch file', () => {
  test('gives the pages that were in front, without what was idle and silent', () => {
    const read = readActivityWatch(fixture('activitywatch.json'), HERE);
    const from = Date.UTC(2023, 2, 3, 9);
    expect(read).toMatchObject({
      is: 'spans',
      spans: [
        // Idle from ten past on.
        { from, to: from + 10 * MINUTE, host: 'code.example', title: 'A pull request', by: 'activitywatch' },
        // Idle as well, but heard.
        { from: from + 15 * MINUTE, to: from + 20 * MINUTE, host: 'video.example', title: 'A film' },
      ],
      leftOut: { private: 1, 'no-page': 1 },
    });
  });

  test('counts no time twice where two browsers were watched', () => {
    const file = JSON.parse(fixture('activitywatch.json'));
    file.buckets.other = { ...file.buckets['aw-watcher-web-chrome_desk'], hostname: 'lap' };
    const read = readActivityWatch(JSON.stringify(file), HERE);
    expectSound(read);
    expect(read.is === 'spans' && read.spans.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(
      15 * MINUTE,
    );
  });

  test('leaves out what has not happened yet, and what no one looks at so long', () => {
    const event = (timestamp: string, duration: number, host: string) => ({
      timestamp,
      duration,
      data: { url: `http://${host}/` },
    });
    const events = [
      event('2023-03-01T09:00:00Z', 1e9, 'ahead.example'),
      event('2023-03-02T09:00:00Z', 90_000, 'long.example'),
      event('2023-03-03T09:00:00Z', 60, 'a.example'),
      event('2030-03-03T09:00:00Z', 60, 'ahead.example'),
    ];
    const file = { buckets: { web: { type: 'web.tab.current', events } } };
    expect(readActivityWatch(JSON.stringify(file), HERE)).toMatchObject({
      spans: [{ host: 'a.example', from: Date.UTC(2023, 2, 3, 9) }],
      leftOut: { ahead: 2, long: 1 },
    });
  });

  test('parts a page at midnight', () => {
    const begin = new Date(2023, 2, 3, 23, 59, 30);
    const event = { timestamp: begin.toISOString(), duration: 60, data: { url: 'http://a.example/' } };
    const file = { buckets: { web: { type: 'web.tab.current', events: [event] } } };
    expect(told(readActivityWatch(JSON.stringify(file), HERE))).toEqual([
      '2023-03-03 23:59:30 to 00:00:00 a.example',
      '2023-03-04 00:00:00 to 00:00:30 a.example',
    ]);
  });

  test('is refused whole where an event is none, with its place', () => {
    const text = fixture('activitywatch.json');
    const refused = (from: string, to: string) => readActivityWatch(text.replace(from, to), HERE);
    expect(refused('2023-03-03T09:25', '2023-13-03T09:25')).toEqual({
      is: 'refused',
      because: 'bad-event',
      at: 'aw-watcher-web-chrome_desk, 2',
    });
    expect(refused('120.5', '-1')).toMatchObject({ because: 'bad-event' });
    expect(refused('}', '')).toMatchObject({ because: 'no-json' });
    expect(refused('"buckets"', '"baskets"')).toMatchObject({ because: 'no-json' });
    expect(refused('web.tab.current', 'other')).toMatchObject({ because: 'nothing' });
  });

  test('is read or refused, however it is spoiled', () => {
    const text = fixture('activitywatch.json');
    fc.assert(
      fc.property(spoiled(text), (spoilt) => expectSound(readActivityWatch(spoilt, HERE))),
      { numRuns: 500 },
    );
    const times = fc.record({
      second: fc.nat(100_000),
      duration: fc.nat(20_000),
      host: fc.constantFrom('desk', 'lap'),
    });
    fc.assert(
      fc.property(fc.array(times), fc.array(times), (seen, idle) => {
        const at = (second: number) => new Date(Date.UTC(2023, 2, 3) + second * SECOND).toISOString();
        const of = (host: string, some: typeof seen, data: object) =>
          some
            .filter((each) => each.host === host)
            .map(({ second, duration }) => ({ timestamp: at(second), duration, data }));
        const buckets = ['desk', 'lap'].flatMap((hostname) => [
          { hostname, type: 'web.tab.current', events: of(hostname, seen, { url: 'http://a.example/' }) },
          { hostname, type: 'afkstatus', events: of(hostname, idle, { status: 'afk' }) },
        ]);
        expectSound(readActivityWatch(JSON.stringify({ buckets }), HERE));
      }),
    );
  });
});

describe('a LeechBlock file', () => {
  test('gives the sites of all its sets, once each, and counts what has no like here', () =>
    expect(readLeechBlock(fixture('leechblock.txt'))).toEqual({
      is: 'sites',
      sites: ['news.example', 'reddit.com', 'twitter.com', 'youtube.com/shorts'],
      leftOut: { pattern: 3 },
    }));

  test('is refused whole where a line is none, with its number, or where it names no site', () => {
    expect(readLeechBlock(fixture('leechblock.txt').replace('theme=', 'theme'))).toEqual({
      is: 'refused',
      because: 'bad-row',
      at: 7,
    });
    expect(readLeechBlock('sites1=\n')).toMatchObject({ because: 'nothing' });
  });

  test('is read or refused, however it is spoiled', () =>
    fc.assert(
      fc.property(spoiled(fixture('leechblock.txt')), (text) => void readLeechBlock(text)),
      { numRuns: 500 },
    ));
});
