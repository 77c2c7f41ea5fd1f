import type { Mode } from '../core/mode.ts';
import type { Between } from '../core/schedule.ts';
import { HOUR, MINUTE } from '../core/time.ts';
import { allOf } from '../core/times.ts';
import type { Today } from '../core/today.ts';
import { dayName, timeOfDay } from './words.ts';

/** A figure with its units apart, so that they can be drawn smaller: [['2', 'h'], ['56', 'm']]. */
export type Figure = [figure: string, unit: string][];

/** What the Assistant's sky shows of a mode. A session has a sky of its own. */
export interface ModeFace {
  sky: 'work' | 'meeting' | 'recharge' | 'pause';
  name: string;
  figure: Figure | string;
  caption: string[];
  /** The first and the last instant of the arc; null: it stands for no stretch of time. */
  arc: Between | null;
}

/** "2 h 56 m" in parts; from the last hour on "56 min". */
function figureOf(length: number): Figure {
  const minutes = Math.max(length > 0 ? 1 : 0, Math.ceil(length / MINUTE));
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return [[String(rest), 'min']];
  return rest === 0
    ? [[String(hours), 'h']]
    : [
        [String(hours), 'h'],
        [String(rest), 'm'],
      ];
}

const dayAndTime = (instant: number): string =>
  new Intl.DateTimeFormat(undefined, { weekday: 'long', hour: 'numeric', minute: '2-digit' }).format(instant);

/** "17:30", or "Wednesday 09:00" when that is another day; with the date when it is over a week away. */
function whenever(instant: number, machineNow: number): string {
  if (new Date(instant).toDateString() === new Date(machineNow).toDateString()) return timeOfDay(instant);
  if (instant - machineNow < 6 * 24 * HOUR) return dayAndTime(instant);
  return `${dayName(instant, new Date(instant).getFullYear() === new Date(machineNow).getFullYear())}, ${timeOfDay(instant)}`;
}

interface Moment {
  now: number;
  /** See `Shown`. */
  shift: number;
  today: Today | null;
  /** Whether Recharge Time is recorded. */
  recordsRecharge: boolean;
  /** Whether hours are set at all, and work was done in them today. */
  hasWorked: boolean;
}

/** What a mode is called and how far it has come. */
export function faceOf(mode: Exclude<Mode, { is: 'focusing' }>, moment: Moment): ModeFace {
  const { now, shift, today, recordsRecharge, hasWorked } = moment;
  const clock = (instant: number) => whenever(instant - shift, now - shift);
  switch (mode.is) {
    case 'paused':
      return mode.until === null
        ? { sky: 'pause', name: 'Paused', figure: 'Paused', caption: ['until you resume'], arc: null }
        : {
            sky: 'pause',
            name: 'Paused',
            figure: figureOf(mode.until - now),
            caption: [`then recording resumes, ${clock(mode.until)}`],
            arc: { from: mode.pause.from, to: mode.until },
          };
    case 'meeting': {
      const { title, from, to } = mode.call;
      return {
        sky: 'meeting',
        name: 'Meeting',
        figure: figureOf(to === null ? now - from : to - now),
        caption: [title, to === null ? `since ${clock(from)}` : `ends at ${clock(to)}`],
        arc: to === null ? null : { from, to },
      };
    }
    case 'work':
      if (mode.workday)
        return {
          sky: 'work',
          name: 'Work',
          figure: figureOf(mode.workday.to - now),
          caption: ['until your workday ends'],
          arc: mode.workday,
        };
      return today && allOf(today.times) > 0
        ? {
            sky: 'work',
            name: 'Work',
            figure: figureOf(allOf(today.times)),
            caption: ['in the browser today'],
            arc: null,
          }
        : {
            sky: 'work',
            name: 'Work',
            figure: greetingAt(now - shift),
            caption: ['The day is still open.'],
            arc: null,
          };
    case 'recharge': {
      const recorded = recordsRecharge ? 'Recorded, apart from your goal' : 'Nothing is recorded';
      const until = mode.until === null ? '' : `until ${clock(mode.until)}`;
      if (mode.because === 'break')
        return {
          sky: 'recharge',
          name: 'Recharge Time',
          figure: mode.until === null ? 'A break' : figureOf(mode.until - now),
          caption: ['of your break left', recorded],
          arc: mode.workday,
        };
      const isBefore =
        mode.until !== null &&
        new Date(mode.until - shift).toDateString() === new Date(now - shift).toDateString();
      return {
        sky: 'recharge',
        name: 'Recharge Time',
        figure: isBefore ? greetingAt(now - shift) : hasWorked ? 'Day’s done' : 'Day off',
        caption: [recorded, until],
        arc: mode.workday,
      };
    }
  }
}

/** As one would greet by the clock on the wall. */
function greetingAt(machineNow: number): string {
  const hour = new Date(machineNow).getHours();
  if (hour >= 4 && hour < 12) return 'Good morning';
  return hour >= 12 && hour < 18 ? 'Good afternoon' : 'Good evening';
}
