import { describe, expect, test } from 'vitest';
import { todayOf } from '../../lib/core/day-count.ts';
import { type Change, EMPTY } from '../../lib/core/doc.ts';
import { phaseAt } from '../../lib/core/phase.ts';
import { createStandings } from '../../lib/core/report.ts';
import { USUAL } from '../../lib/core/schedule.ts';
import { HOUR, MINUTE } from '../../lib/core/time.ts';
import { type DayRead, goalAt, homeAt } from '../../lib/ui/home.ts';
import type { Shown } from '../../lib/ui/shown.ts';
import { CATALOGUE, docOf } from '../core/scenario.ts';
import { pageSpan } from '../spans.ts';

/** A Tuesday, at three in the afternoon. */
const NOW = new Date(2026, 10, 17, 15).getTime();
const NOTHING_YET: DayRead = { today: null, meetings: [], call: null };

function look(changes: Change[], day: DayRead) {
  const doc = changes.length > 0 ? docOf(...changes) : EMPTY;
  const phase = phaseAt(doc, NOW);
  const shown: Shown = {
    doc,
    phase,
    now: NOW,
    shift: 0,
    offset: 0,
    health: null,
    unreadable: false,
    device: null,
  };
  const { face } = homeAt(shown, day) ?? {};
  const { done, goal, details } = goalAt(shown, day);
  return { name: face?.name, figure: face?.figure, caption: face?.caption, done, goal, behind: details[0] };
}

describe('the first look at the Assistant', () => {
  test('on the first day is the time of day, the goal, and that it is only beginning', () =>
    expect(look([], NOTHING_YET)).toEqual({
      name: 'Work',
      figure: 'Good afternoon',
      caption: ['The day is still open.'],
      done: 0,
      goal: 4 * HOUR,
      behind: {
        title: 'Focus Work left',
        figure: '4 h',
        line: 'It fills with time on pages that count as Focus Work.',
      },
    }));

  test('at work is how long the workday still is, and how far the goal has come', () => {
    const hours: Change = { kind: 'setting', id: 'schedule', value: USUAL };
    const doc = docOf(hours);
    const spans = [pageSpan(NOW - 2 * HOUR, NOW - 30 * MINUTE, 'code.example', { during: 'work' })];
    const today = todayOf(spans, doc, createStandings(doc, CATALOGUE), null, NOW);
    expect(look([hours], { ...NOTHING_YET, today: { ...today, device: 'here' } })).toMatchObject({
      name: 'Work',
      figure: [2, ' h ', 30, ' m'],
      caption: ['until your workday ends'],
      done: 90 * MINUTE,
      goal: 4 * HOUR,
      behind: { title: 'Focus Work left', figure: '2 h 30 m' },
    });
  });
});
