import { boundsOf, dayOf } from '../core/day.ts';
import { goalElsewhere } from '../core/elsewhere.ts';
import { feedAt, type Told } from '../core/feed.ts';
import { focusGoalOn, focusOn, offlineOn, paceAt } from '../core/goal.ts';
import { type Meeting, meetingTime } from '../core/meeting.ts';
import { type Call, type Mode, modeAt } from '../core/mode.ts';
import { type Between, hoursAt, workdayOn } from '../core/schedule.ts';
import { settingOf } from '../core/settings.ts';
import { HOUR, MINUTE } from '../core/time.ts';
import type { Today } from '../core/today.ts';
import { dateFormat, t, tn } from '../words/t.ts';
import { inOneLine } from './in-one-line.ts';
import { faceOf, type ModeFace } from './mode-words.ts';
import type { Shown } from './shown.ts';
import { shortLength, timeOfDay } from './words.ts';

/** What the Assistant knows of the day, beside the document. */
export interface DayRead {
  today: Today | null;
  meetings: readonly Meeting[];
  call: Call | null;
  /** All that calendars tell, what asks for a session too. */
  told?: readonly Meeting[];
}

/** A part of the arc, 0 to 1, and what it was made of. */
export interface Stroke {
  from: number;
  to: number;
  as: 'focus' | 'meeting' | 'ahead';
}

/** All that the Assistant shows at rest. */
export interface Home {
  mode: Exclude<Mode, { is: 'focusing' }>;
  face: ModeFace;
  strokes: Stroke[];
  /** Where the sun stands, 0 to 1; null: it has set. */
  sun: number | null;
  alerts: Told[];
}

/** The goal of the day, and what stands behind it. */
export interface GoalShown {
  /** Milliseconds of Focus Work so far, and wanted; 0: no goal is set for the day. */
  done: number;
  goal: number;
  /** Where the goal would be by now, 0 to 1; null: nobody can tell. */
  pace: number | null;
  details: { title: string; figure: string; line: string }[];
}

const ofToday = ({ today }: DayRead, now: number): Today | null => (today?.day === dayOf(now) ? today : null);

/** Nothing under a minute. */
const lengthOr = (length: number): string =>
  length < MINUTE ? t('{minutes} m', { minutes: 0 }) : shortLength(length);

function strokesIn(arc: Between, day: DayRead, now: number): Stroke[] {
  const at = (instant: number) => (instant - arc.from) / (arc.to - arc.from);
  const clipped = ({ from, to }: Between, as: Stroke['as']): Stroke[] => {
    const stroke = { from: Math.max(0, at(from)), to: Math.min(1, at(to)), as };
    return stroke.to > stroke.from ? [stroke] : [];
  };
  return [
    ...(ofToday(day, now)?.strokes ?? []).flatMap((stroke) => clipped(stroke, 'focus')),
    ...day.meetings.flatMap((meeting) => clipped(meeting, meeting.to > now ? 'ahead' : 'meeting')),
  ];
}

/** Null while a session runs, which has a page of its own. */
export function homeAt({ doc, now, shift, device }: Shown, day: DayRead): Home | null {
  const mode = modeAt(doc, day.call, now);
  if (mode.is === 'focusing') return null;
  const today = ofToday(day, now);
  const schedule = settingOf(doc, 'schedule');
  const workday = schedule && workdayOn(schedule, dayOf(now));
  const face = faceOf(mode, {
    now,
    shift,
    today,
    recordsRecharge: settingOf(doc, 'recharge'),
    hasWorked: workday !== null && now >= workday.to,
  });
  const isNight = mode.is === 'recharge' && mode.because === 'off';
  // After work the day's strokes stay lit.
  const arc = face.arc ?? (isNight ? workday : null);
  const sun = isNight || !arc ? null : Math.min(1, Math.max(0, (now - arc.from) / (arc.to - arc.from)));
  const strokes: Stroke[] =
    mode.is === 'meeting' && sun !== null
      ? [{ from: 0, to: sun, as: 'meeting' }]
      : arc && mode.is !== 'paused'
        ? strokesIn(arc, day, now)
        : [];
  return {
    mode,
    face: { ...face, arc },
    strokes,
    sun: mode.is === 'work' && !arc ? 0.5 : sun,
    alerts: feedAt(doc, day.meetings, now, device),
  };
}

export function goalAt({ doc, now }: Shown, day: DayRead): GoalShown {
  const today = ofToday(day, now);
  const done = focusOn(doc, today, now);
  const goal = focusGoalOn(doc, dayOf(now));
  const pace = paceAt(doc, now);
  const offline = offlineOn(doc, dayOf(now)).focus;
  const elsewhere = goalElsewhere(doc, dayOf(now), today?.device ?? '');
  const sources = [
    today && today.inSessions >= MINUTE
      ? t('{length} came from Focus Sessions.', { length: shortLength(today.inSessions) })
      : '',
    offline > 0 ? t('{length} was offline work.', { length: shortLength(offline) }) : '',
    elsewhere >= MINUTE ? t('{length} was in your other browsers.', { length: shortLength(elsewhere) }) : '',
    goal > 0 && pace !== null && pace > 0 && pace < 1 ? paceInWords(done - pace * goal) : '',
  ];
  const left = Math.max(0, goal - done);
  return {
    done,
    goal,
    pace,
    details: [
      {
        title: t(goal === 0 ? 'Focus Work today' : left === 0 ? 'Goal met' : 'Focus Work left'),
        figure: goal === 0 || left === 0 ? lengthOr(done) : shortLength(left),
        line:
          inOneLine(sources.filter(Boolean)) ||
          t(
            goal === 0
              ? 'No goal is set for this day.'
              : 'It fills with time on pages that count as Focus Work.',
          ),
      },
      meetingsDetail(doc, day, now),
    ],
  };
}

function paceInWords(ahead: number): string {
  if (Math.abs(ahead) < 5 * MINUTE) return t('You are on an even pace.');
  return t(ahead > 0 ? 'You are {length} ahead of an even pace.' : 'You are {length} behind an even pace.', {
    length: shortLength(Math.abs(ahead)),
  });
}

/** What is on a calendar, what was said, and what was seen on pages of meetings. */
function meetingsDetail(doc: Shown['doc'], day: DayRead, now: number): GoalShown['details'][number] {
  const { done, toCome } = meetingTime(day.meetings, boundsOf(dayOf(now)), now);
  const offline = offlineOn(doc, dayOf(now)).meeting;
  const onPages = ofToday(day, now)?.times.meeting ?? 0;
  const title = t('Meetings today');
  if (done + toCome + offline > 0)
    return {
      title,
      figure: lengthOr(done + toCome + offline),
      line: t('{done} behind you, {ahead} still to come.', {
        done: lengthOr(done + offline),
        ahead: lengthOr(toCome),
      }),
    };
  return {
    title,
    figure: lengthOr(onPages),
    line: t(
      onPages > 0
        ? 'On pages of meetings. What is to come is known from a calendar.'
        : 'None seen. A calendar can be added in the settings.',
    ),
  };
}

/** "Until tomorrow 09:00": the next time work begins after today; without hours, nine. */
export function tomorrowAt({ doc, now, shift }: Shown): { at: number; words: string } {
  const { to } = boundsOf(dayOf(now));
  const schedule = settingOf(doc, 'schedule');
  const next = schedule && hoursAt(schedule, to);
  const at = (next?.is === 'off' ? next.until : null) ?? to + 9 * HOUR;
  const isTomorrow = at - to < 24 * HOUR;
  const time = timeOfDay(at - shift);
  const words = isTomorrow
    ? t('Until tomorrow {time}', { time })
    : t('Until {weekday} {time}', { weekday: dateFormat({ weekday: 'long' }).format(at - shift), time });
  return { at, words };
}

/** The last time somebody was away, which is what offline work most likely was; null where that is said already. */
export function lastGap({ doc, now }: Shown, day: DayRead): Between | null {
  const away = ofToday(day, now)?.away;
  const isTaken =
    away &&
    Object.values(doc.offline).some(({ value }) => value && value.from < away.to && value.to > away.from);
  return away && !isTaken ? { from: away.from, to: Math.min(away.to, away.from + 4 * HOUR) } : null;
}

/** "2 alerts are waiting", for a session. */
export const waitingInWords = (count: number): string =>
  tn(count, '{n} alert is waiting', '{n} alerts are waiting');
