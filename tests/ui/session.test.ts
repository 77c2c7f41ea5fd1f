import { describe, expect, test } from 'vitest';
import { type Doc, EMPTY } from '../../lib/core/doc.ts';
import type { Phase } from '../../lib/core/phase.ts';
import { afterSession } from '../../lib/ui/after.ts';
import { announcementBetween } from '../../lib/ui/announcements.ts';
import { stretchOf, sunInPercent } from '../../lib/ui/arc.ts';
import { lastSessionInWords } from '../../lib/ui/finished.ts';
import { keptOutInWords, keptOutOf } from '../../lib/ui/kept-out.ts';
import { letThroughIn } from '../../lib/ui/let-through.ts';
import { untilChange } from '../../lib/ui/shown.ts';

const MINUTE = 60_000;
const session = (minutes: number, task = 'Pricing page') => ({
  task,
  level: 'distractions' as const,
  startedAt: 0,
  endsAt: minutes * MINUTE,
  device: 'd',
});
const focusing = (minutes: number, endsAt = minutes * MINUTE): Phase => ({
  is: 'focusing',
  id: 's',
  session: session(minutes),
  endsAt,
});
const held = <Value>(value: Value) => ({ stamp: '', value });
const doc = (parts: Partial<Doc>): Doc => ({ ...EMPTY, ...parts });

describe('who does not look is told', () => {
  const between = (from: number, to: number, minutes = 50) =>
    announcementBetween(
      { phase: focusing(minutes), now: from * MINUTE },
      { phase: focusing(minutes), now: to * MINUTE },
    );

  test('that a session began', () =>
    expect(announcementBetween({ phase: { is: 'resting' }, now: 0 }, { phase: focusing(25), now: 0 })).toBe(
      'Session begun, 25 minutes left.',
    ));
  test('that half of it is over', () => expect(between(24.99, 25)).toBe('Half-way, 25 minutes left.'));
  test('that five minutes are left', () => expect(between(44.99, 45)).toBe('5 minutes left.'));
  test('that one minute is left', () => expect(between(48.99, 49)).toBe('1 minute left.'));
  test('that it is complete', () =>
    expect(
      announcementBetween(
        { phase: focusing(25), now: 24 * MINUTE },
        { phase: { is: 'resting' }, now: 25 * MINUTE },
      ),
    ).toBe('Session complete.'));
  test('that it is over before its time', () =>
    expect(
      announcementBetween(
        { phase: focusing(25), now: 9 * MINUTE },
        { phase: { is: 'resting' }, now: 10 * MINUTE },
      ),
    ).toBe('Session over.'));
  test('nothing in between', () => expect(between(10, 11)).toBeNull());
  test('nothing at rest', () =>
    expect(
      announcementBetween({ phase: { is: 'resting' }, now: 0 }, { phase: { is: 'resting' }, now: 1 }),
    ).toBeNull());
});

describe('the figures change', () => {
  test('with the seconds that are left', () => {
    expect(untilChange({ phase: focusing(25), now: 300, shift: 0 }, true)).toBe(700);
    expect(untilChange({ phase: focusing(25), now: 1000, shift: 0 }, true)).toBe(1000);
  });
  test('with the minutes of the clock at rest', () =>
    expect(untilChange({ phase: { is: 'resting' }, now: 90_000, shift: 15_000 }, true)).toBe(45_000));
  test('where nobody sees them, at the end alone', () =>
    expect(untilChange({ phase: focusing(25), now: 300, shift: 0 }, false)).toBe(25 * MINUTE - 300));
});

describe('the sun', () => {
  test('rises at the left, stands high at half, sets at the right', () => {
    expect(sunInPercent(0)).toEqual({ left: 0, bottom: 0 });
    expect(sunInPercent(0.5)).toEqual({ left: 50, bottom: 100 });
    expect(sunInPercent(1)).toEqual({ left: 100, bottom: 0 });
  });
  test('leaves no trail before it has moved', () => expect(stretchOf(0, 0)).toBe(''));
});

describe('what was kept out', () => {
  const tries = {
    's/here': held({ sites: { 'news.example': 1, 'social.example': 2 }, elsewhere: 1 }),
    's/there': held({ sites: { 'social.example': 2 }, elsewhere: 0 }),
    'other/here': held({ sites: { 'news.example': 9 }, elsewhere: 0 }),
  };

  test('is counted over all devices, most visited first, private windows unnamed', () =>
    expect(keptOutOf(doc({ tries }), 's')).toEqual({
      visits: 6,
      sites: [
        ['social.example', 4],
        ['news.example', 1],
      ],
      elsewhere: 1,
    }));

  test('is told in visits and sites', () => {
    expect(keptOutInWords(keptOutOf(doc({ tries }), 's'))).toBe('6 visits, 2 sites');
    expect(keptOutInWords(keptOutOf(doc({}), 's'))).toBe('Nothing knocked');
  });

  test('and let through all the same is named once', () => {
    const opens = (site: string) => held({ session: 's', opens: { site }, at: 0, device: 'd' });
    const communication = held({ session: 's', opens: { communication: true as const }, at: 0, device: 'd' });
    const pass = { a: opens('news.example'), b: opens('news.example'), c: communication };
    expect(letThroughIn(doc({ pass }), 's')).toEqual(['All communication', 'news.example']);
  });
});

describe('how the last session went', () => {
  const ended = (minutes: number, as: 'ended' | 'cancelled') => ({
    s: held({ at: minutes * MINUTE, as, device: 'd' }),
  });
  const told = (parts: Partial<Doc>, minutes = 60, device = 'd') => {
    const of = doc({ session: { s: held(session(50)) }, ...parts });
    const last = afterSession({ doc: of, now: minutes * MINUTE, device })?.last;
    return last ? lastSessionInWords(last, { doc: of, shift: 0 }) : null;
  };

  test('is told when it ran to its end', () => {
    const tries = { 's/here': held({ sites: { 'news.example': 3 }, elsewhere: 0 }) };
    const words = told({ tries });
    expect(words?.title).toBe('Session complete');
    expect(words?.lines[0]).toMatch(/^50 min on “Pricing page”, .+ to .+\.$/);
    expect(words?.lines[1]).toBe('3 visits kept out.');
  });
  test('is told only in the browser it was begun in', () => expect(told({}, 60, 'another')).toBeNull());
  test('counts its added minutes as planned', () => {
    const extension = { e: held({ session: 's', by: 15 * MINUTE, at: 0, device: 'd' }) };
    expect(told({ extension, end: ended(31, 'ended') })?.title).toBe(
      'Session ended at 31 of 65 min. It counts.',
    );
  });
  test('counts when it ended early', () =>
    expect(told({ end: ended(31, 'ended') })?.title).toBe('Session ended at 31 of 50 min. It counts.'));
  test('is not told when it was cancelled', () => expect(told({ end: ended(3, 'cancelled') })).toBeNull());
  test('is not told after eight hours', () => {
    expect(told({}, 50 + 8 * 60)).not.toBeNull();
    expect(told({}, 51 + 8 * 60)).toBeNull();
  });
});
