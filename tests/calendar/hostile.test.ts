import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCalendar } from '../../lib/calendar/read.ts';
import { HOUR } from '../../lib/core/time.ts';
import { calendar, event, read, WANTED } from './calendar-text.ts';

/** What takes a second or two here may take longer elsewhere; what hangs takes for ever. */
const SLOW = 30_000;

const RULES = [
  'FREQ=SECONDLY',
  'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
  'FREQ=WEEKLY;INTERVAL=100000000',
  'FREQ=YEARLY;BYDAY=53MO;COUNT=999999',
  'FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9;BYMINUTE=0,1,2,3,4,5,6,7,8,9;BYSECOND=0,1,2,3,4,5',
  'FREQ=DAILY;COUNT=999999999',
  'FREQ=MONTHLY;BYSETPOS=-1;BYDAY=MO,TU',
];
const ZONE = [
  'BEGIN:VTIMEZONE',
  'TZID:Z',
  'BEGIN:STANDARD',
  'DTSTART:16010101T000000',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'RRULE:FREQ=DAILY',
  'END:STANDARD',
  'END:VTIMEZONE',
].join('\r\n');
const START = ['DTSTART;TZID=Z:20200101T100000', 'DTEND;TZID=Z:20200101T110000'];
const SEED = calendar(
  ZONE,
  ...RULES.map((rule, at) =>
    event(
      `UID:${at}`,
      ...START,
      `RRULE:${rule}`,
      'EXDATE;TZID=Z:20261124T100000',
      'DESCRIPTION:https://zoom.us/j/1\\n',
    ),
  ),
  event('RECURRENCE-ID:20261124T090000Z', 'DTSTART:20261125T090000Z', 'DURATION:PT1H'),
);

describe('a text from anywhere', () => {
  /** Cut, doubled and changed in places, a sign, a word or a line at a time. */
  const mutated = fc
    .array(
      fc.record({
        at: fc.nat(SEED.length),
        cut: fc.nat(40),
        put: fc.oneof(
          fc.constantFrom(
            '\r\n',
            ';',
            ':',
            '"',
            'BEGIN:VEVENT\r\n',
            'END:VEVENT\r\n',
            'T',
            'Z',
            '9999',
            '-1',
            '\0',
            '\\',
            ',',
          ),
          fc.constantFrom(...RULES, ...START),
          fc.string({ maxLength: 12, unit: 'binary' }),
        ),
      }),
      { minLength: 1, maxLength: 12 },
    )
    .map((changes) =>
      changes.reduce((text, { at, cut, put }) => text.slice(0, at) + put + text.slice(at + cut), SEED),
    );

  test(
    'is read or refused, and never for long',
    () =>
      fc.assert(
        fc.property(fc.oneof(mutated, fc.string({ unit: 'binary' })), (text) => {
          const from = performance.now();
          const reading = readCalendar(text, WANTED);
          expect(performance.now() - from).toBeLessThan(5000);
          if (reading.is === 'refused') return;
          for (const { from, to, link } of reading.meetings) {
            expect(to).toBeGreaterThan(from);
            expect(from < WANTED.to && to > WANTED.from).toBe(true);
            if (link !== null) expect(link).toMatch(/^https:/);
          }
        }),
        { numRuns: 300 },
      ),
    SLOW,
  );

  const many = (count: number, of: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => of(at)).join('\r\n');
  test.each([
    ['rules', many(20_000, (at) => event(`UID:${at}`, ...START, `RRULE:${RULES[at % RULES.length]}`))],
    [
      'zones',
      many(15_000, (at) => event(`UID:${at}`, `DTSTART;TZID=Zone/${at}:20261123T100000`, 'DURATION:PT1H')),
    ],
    ['meetings', many(20_000, (at) => event(`UID:${at}`, 'DTSTART:20261123T100000Z', 'DURATION:PT1H'))],
    [
      'moved occurrences',
      many(20_000, (at) =>
        event(
          `RECURRENCE-ID:${2000 + Math.floor(at / 28)}01${String(10 + (at % 18))}T100000Z`,
          'DTSTART:20261123T100000Z',
          'DURATION:PT1H',
        ),
      ),
    ],
    [
      'left-out times',
      event(
        ...START,
        'RRULE:FREQ=DAILY',
        `EXDATE:${many(200_000, () => '20261123T100000Z').replaceAll('\r\n', ',')}`,
      ),
    ],
    [
      'people',
      event(
        ...START,
        many(50_000, (at) => `ATTENDEE;CN="${at}":mailto:${at}@x.example`),
      ),
    ],
    ['colons and quotes', event(...START, `X${';A="'.repeat(300_000)}`, `Y;${'A=B;'.repeat(300_000)}`)],
    ['parts in parts', many(100_000, (at) => `BEGIN:A${at}`)],
    ['folds', event('SUMMARY:a', '\r\n '.repeat(900_000))],
  ])(
    'holds too many %s: what is left is read in good time',
    (what, parts) => {
      const from = performance.now();
      const reading = readCalendar(calendar(ZONE, parts), WANTED);
      expect(performance.now() - from).toBeLessThan(SLOW);
      if (reading.is === 'read') expect(reading.meetings.length).toBeLessThanOrEqual(1000);
      if (what === 'meetings') expect(reading).toMatchObject({ skipped: 19_000 });
    },
    SLOW,
  );
});

test('of a calendar of many years the ten days are read', () => {
  const day = (at: number) =>
    new Date(Date.UTC(2010, 0, 1) + at * 10 * HOUR).toISOString().replace(/[-:]|\.\d+Z/g, '');
  const past = Array.from({ length: 15_000 }, (_, at) =>
    event(
      `UID:${at}`,
      `DTSTART;TZID=Europe/Berlin:${day(at)}`,
      'DURATION:PT1H',
      `SUMMARY:${'Plan '.repeat(30)}`,
    ),
  );
  const rules = Array.from({ length: 300 }, (_, at) =>
    event(`UID:r${at}`, `DTSTART:${day(at)}`, 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;INTERVAL=3;COUNT=2000'),
  );
  const reading = read(calendar(...past, ...rules));
  expect(reading.skipped).toBe(0);
  expect(reading.meetings.length).toBeGreaterThan(100);
});
