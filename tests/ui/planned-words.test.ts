import { describe, expect, test } from 'vitest';
import type { Coming } from '../../lib/core/occasions.ts';
import { HOUR, MINUTE } from '../../lib/core/time.ts';
import { soonWhen, usualWhen, whenDraftOf, whenOf } from '../../lib/ui/plan-draft.ts';
import { missedInWords, plannedInWords } from '../../lib/ui/planned-report.ts';
import {
  dayInWords,
  nextInWords,
  occasionInWords,
  plannedSaid,
  proposedInWords,
  rulesInWords,
  whenInWords,
} from '../../lib/ui/planned-words.ts';
import { timeOfDay } from '../../lib/ui/words.ts';

const TODAY = '2026-11-21';
const two = (minute: number) => timeOfDay(new Date(2026, 10, 21, 0, minute).getTime());
const at = (hour: number, minute = 0) => new Date(2026, 10, 21, hour, minute).getTime();
const once = (day: string) => ({ is: 'once' as const, day });
const weekly = (...weekdays: number[]) => ({ is: 'weekly' as const, weekdays });

describe('what is planned, in words', () => {
  test('names days as one speaks of them', () => {
    expect(dayInWords(TODAY, TODAY)).toBe('today');
    expect(dayInWords('2026-11-22', TODAY)).toBe('tomorrow');
    expect(dayInWords('2026-11-24', TODAY)).toBe('Tuesday');
    expect(dayInWords('2026-12-24', TODAY)).toMatch(/Thu.*24/);
    expect(dayInWords('2027-01-24', TODAY)).toContain('2027');
  });

  test('says when, once and every week', () => {
    expect(whenInWords(once(TODAY), 840, TODAY)).toBe(`Today, ${two(840)}`);
    expect(whenInWords(weekly(4, 1), 540, TODAY)).toBe(`Monday and Thursday, ${two(540)}, every week`);
    expect(whenInWords(weekly(5, 1, 2), 540, TODAY)).toBe(`Mon, Tue, and Fri, ${two(540)}, every week`);
    expect(whenInWords(weekly(1, 2, 3, 4, 5), 540, TODAY)).toBe(`Monday to Friday, ${two(540)}, every week`);
    expect(whenInWords(weekly(0, 1, 2, 3, 4, 5, 6), 540, TODAY)).toBe(`Every day, ${two(540)}`);
    expect(plannedSaid(once('2026-11-22'), 840, TODAY)).toBe(`Planned for tomorrow, ${two(840)}.`);
  });

  test('has one line for what comes next', () => {
    const coming = (task: string, from: number) => ({ plan: { task }, from }) as Coming;
    expect(nextInWords(coming('Write report', at(14)), at(9))).toBe(`Planned: Write report at ${two(840)}`);
    expect(nextInWords(coming('', at(14) + 24 * HOUR), at(9))).toBe(
      `Planned: a session, tomorrow at ${two(840)}`,
    );
    expect(proposedInWords(1)).toBe('Your calendar asks for 1 session');
    expect(proposedInWords(2)).toBe('Your calendar asks for 2 sessions');
  });

  test('tells of its time, and names what is agreed on', () => {
    const told = { task: 'Write report', minutes: 50, minute: 840 };
    expect(occasionInWords(told, true)).toEqual({
      title: `Write report, ${two(840)}`,
      line: 'You planned 50 min for it. It begins when you say so.',
    });
    expect(occasionInWords(told, false)).toEqual({
      title: 'Time for: Write report',
      line: `Planned for ${two(840)}, 50 min.`,
    });
    expect([true, false].map((isSoon) => occasionInWords({ ...told, strict: true }, isSoon).line)).toEqual([
      'You planned 50 min for it. It begins when you say so. This session is strict: nothing is let through.',
      `Planned for ${two(840)}, 50 min. This session is strict: nothing is let through.`,
    ]);
    expect(occasionInWords({ ...told, task: '' }, false).title).toBe('Time for your planned session');
    expect(rulesInWords({ minutes: 25, level: 'distractions', strict: true })).toBe(
      '25 min, distractions kept out, strictly',
    );
  });

  test('stands in the report without praise or blame', () => {
    const became = (is: 'held' | 'missed' | 'cancelled') => ({
      id: is,
      is,
      session: null,
      task: 'Write report',
      from: at(14),
      to: at(14) + 25 * MINUTE,
    });
    expect(plannedInWords([became('held'), became('held'), became('missed')])).toBe(
      '3 sessions planned, 2 held.',
    );
    expect(missedInWords(became('missed'))).toBe(`Write report: planned for ${two(840)}, not begun.`);
    expect(missedInWords(became('cancelled'))).toBe(`Write report: planned for ${two(840)}, cancelled.`);
  });
});

describe('a form for when', () => {
  test('begins with the next half hour that is at least ten minutes ahead, over midnight too', () => {
    expect(usualWhen(at(9, 15))).toMatchObject({ day: TODAY, time: '09:30' });
    expect(usualWhen(at(9, 21))).toMatchObject({ day: TODAY, time: '10:00' });
    expect(usualWhen(at(23, 45))).toMatchObject({ day: '2026-11-22', time: '00:00' });
    expect(soonWhen(at(9, 1))).toMatchObject({ day: TODAY, time: '09:05' });
  });

  test('comes to nothing while it has no time or no day', () => {
    expect(whenOf({ isWeekly: false, day: TODAY, weekdays: [], time: '' })).toBeNull();
    expect(whenOf({ isWeekly: false, day: '', weekdays: [], time: '09:30' })).toBeNull();
    expect(whenOf({ isWeekly: true, day: '', weekdays: [1], time: '09:30' })).toEqual({
      when: weekly(1),
      minute: 570,
    });
  });

  test('shows a plan as it is', () => {
    const plan = { when: weekly(1, 4), minute: 570 };
    expect(whenOf(whenDraftOf(plan, at(9)))).toEqual(plan);
  });
});
