import type { Mode } from '../core/mode.ts';
import type { Between } from '../core/schedule.ts';
import { HOUR, MINUTE } from '../core/time.ts';
import { allOf } from '../core/times.ts';
import type { Today } from '../core/today.ts';
import { dateFormat, t, tx } from '../words/t.ts';
import { dayName, timeOfDay } from './words.ts';

/** Figures, and between them their units, which can be drawn smaller: [2, ' h ', 56, ' m']. */
export type Figure = (number | string)[];

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
  if (hours === 0) return tx('{minutes} min', { minutes: rest });
  return rest === 0 ? tx('{hours} h', { hours }) : tx('{hours} h {minutes} m', { hours, minutes: rest });
}

/** "17:30", or "Wednesday 09:00" when that is another day; with the date when it is over a week away. */
function whenever(instant: number, machineNow: number): string {
  if (new Date(instant).toDateString() === new Date(machineNow).toDateString()) return timeOfDay(instant);
  if (instant - machineNow < 6 * 24 * HOUR)
    return dateFormat({ weekday: 'long', hour: 'numeric', minute: '2-digit' }).format(instant);
  const isThisYear = new Date(instant).getFullYear() === new Date(machineNow).getFullYear();
  return t('{day}, {time}', { day: dayName(instant, isThisYear), time: timeOfDay(instant) });
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
        ? {
            sky: 'pause',
            name: t('Paused'),
            figure: t('Paused'),
            caption: [t('until you resume')],
            arc: null,
          }
        : {
            sky: 'pause',
            name: t('Paused'),
            figure: figureOf(mode.until - now),
            caption: [t('then recording resumes, {time}', { time: clock(mode.until) })],
            arc: { from: mode.pause.from, to: mode.until },
          };
    case 'meeting': {
      const { title, from, to } = mode.call;
      return {
        sky: 'meeting',
        name: t('Meeting'),
        figure: figureOf(to === null ? now - from : to - now),
        caption: [
          title,
          to === null ? t('since {time}', { time: clock(from) }) : t('ends at {time}', { time: clock(to) }),
        ],
        arc: to === null ? null : { from, to },
      };
    }
    case 'work':
      if (mode.workday)
        return {
          sky: 'work',
          name: t('Work'),
          figure: figureOf(mode.workday.to - now),
          caption: [t('until your workday ends')],
          arc: mode.workday,
        };
      return today && allOf(today.times) > 0
        ? {
            sky: 'work',
            name: t('Work'),
            figure: figureOf(allOf(today.times)),
            caption: [t('in the browser today')],
            arc: null,
          }
        : {
            sky: 'work',
            name: t('Work'),
            figure: greetingAt(now - shift),
            caption: [t('The day is still open.')],
            arc: null,
          };
    case 'recharge': {
      const recorded = t(recordsRecharge ? 'Recorded, apart from your goal' : 'Nothing is recorded');
      const until = mode.until === null ? '' : t('until {time}', { time: clock(mode.until) });
      if (mode.because === 'break')
        return {
          sky: 'recharge',
          name: t('Recharge Time'),
          figure: mode.until === null ? t('A break') : figureOf(mode.until - now),
          caption: [t('of your break left'), recorded],
          arc: mode.workday,
        };
      const isBefore =
        mode.until !== null &&
        new Date(mode.until - shift).toDateString() === new Date(now - shift).toDateString();
      return {
        sky: 'recharge',
        name: t('Recharge Time'),
        figure: isBefore ? greetingAt(now - shift) : t(hasWorked ? 'Day’s done' : 'Day off'),
        caption: [recorded, until],
        arc: mode.workday,
      };
    }
  }
}

/** As one would greet by the clock on the wall. */
function greetingAt(machineNow: number): string {
  const hour = new Date(machineNow).getHours();
  if (hour >= 4 && hour < 12) return t('Good morning');
  return t(hour >= 12 && hour < 18 ? 'Good afternoon' : 'Good evening');
}
