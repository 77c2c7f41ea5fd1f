import type { Doc } from './doc.ts';
import { hoursAt } from './schedule.ts';
import { LONGEST, SHORTEST } from './session.ts';
import { settingOf } from './settings.ts';
import { MINUTE } from './time.ts';

/** Whole minutes until the workday ends; null when that is no length a session can have. */
export function workLeftAt(doc: Pick<Doc, 'setting'>, now: number): number | null {
  const schedule = settingOf(doc, 'schedule');
  const hours = schedule && hoursAt(schedule, now);
  if (!hours || hours.is === 'off') return null;
  const minutes = Math.round((hours.workday.to - now) / MINUTE);
  return minutes >= SHORTEST && minutes <= LONGEST ? minutes : null;
}
