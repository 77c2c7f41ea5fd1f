import { type Day, dayOf, plusDays } from '../core/day.ts';
import type { Planned, When, Wish } from '../core/planned.ts';
import { MINUTE } from '../core/time.ts';

/** When a session is to be, as it stands in a form; both ways are kept while somebody chooses. */
export interface WhenDraft {
  isWeekly: boolean;
  day: Day;
  weekdays: readonly number[];
  /** As a field for a time has it: "14:00", '' while it is none. */
  time: string;
}

const two = (figure: number): string => String(figure).padStart(2, '0');
const timeField = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;

/** From an instant on, on the next of these marks of the clock. */
function fromMark(instant: number, mark: number): WhenDraft {
  const date = new Date(instant);
  const day = dayOf(instant);
  const minute = Math.ceil((date.getHours() * 60 + date.getMinutes()) / mark) * mark;
  const isToday = minute < 24 * 60;
  return {
    isWeekly: false,
    day: isToday ? day : plusDays(day, 1),
    weekdays: [],
    time: timeField(isToday ? minute : 0),
  };
}

/** What somebody begins with who plans from nothing: the next half hour that is at least ten minutes ahead. */
export const usualWhen = (now: number): WhenDraft => fromMark(now + 10 * MINUTE, 30);

/** What fits into a stretch that is clear now: in some minutes. */
export const soonWhen = (now: number): WhenDraft => fromMark(now + 3 * MINUTE, 5);

/** A plan as it stands in a form. */
export const whenDraftOf = ({ when, minute }: Pick<Wish, 'when' | 'minute'>, now: number): WhenDraft => ({
  isWeekly: when.is === 'weekly',
  day: when.is === 'once' ? when.day : dayOf(now),
  weekdays: when.is === 'weekly' ? when.weekdays : [],
  time: timeField(minute),
});

/** What a form comes to; null while it has no day or no time. */
export function whenOf({ isWeekly, day, weekdays, time }: WhenDraft): { when: When; minute: number } | null {
  const [, hours, minutes] = /^(\d{2}):(\d{2})/.exec(time) ?? [];
  if (hours === undefined || (!isWeekly && day === '')) return null;
  const minute = Number(hours) * 60 + Number(minutes);
  return { when: isWeekly ? { is: 'weekly', weekdays: [...weekdays] } : { is: 'once', day }, minute };
}

/** What is kept of a plan when it is planned anew. */
export function wishOfPlan({ task, minutes, level, project, strict, music, when, minute }: Planned): Wish {
  return {
    task,
    minutes,
    level,
    when,
    minute,
    ...(project ? { project } : {}),
    ...(strict ? { strict } : {}),
    ...(music ? { music } : {}),
  };
}
