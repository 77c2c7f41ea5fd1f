import { About, type AlertType, wayOf } from './alert-types.ts';
import { lastBreak } from './break.ts';
import { boundsOf, dayOf, mondayOf, stepFrom } from './day.ts';
import { type Change, each, type Unscored } from './doc.ts';
import { OFTEN } from './elsewhere.ts';
import { countsOf, sessionsBegun } from './evidence.ts';
import { feedAt, type Told } from './feed.ts';
import { focusGoalOn, focusOn } from './goal.ts';
import { lastOverAt } from './last-over.ts';
import type { Meeting } from './meeting.ts';
import { type Call, modeAt } from './mode.ts';
import { isStill } from './occasion.ts';
import {
  comingBetween,
  comingNext,
  dueAt,
  isComingBegun,
  lastEndAt,
  tellsAt,
  toldOf,
  waitingAt,
} from './occasions.ts';
import { pauseAt } from './pause.ts';
import { phaseAt } from './phase.ts';
import { absencesIn } from './presence.ts';
import { type Between, hoursAt, workdayOn } from './schedule.ts';
import { settingOf } from './settings.ts';
import { timeOf } from './stamp.ts';
import { DAY, HOUR, MINUTE } from './time.ts';
import { BREAK, type Today } from './today.ts';

/** All that alerts follow from. */
export interface Situation {
  doc: Unscored;
  /** Null before anything was counted today. */
  today: Today | null;
  /** The meetings around today, as they are held. */
  meetings: readonly Meeting[];
  /** The meeting that is on. */
  call: Call | null;
  /** Sites used in the week before this one that nobody has scored; null: not counted. */
  newSites: number | null;
  /** The version with something to tell that this browser was updated to. */
  news?: string | null;
  device: string;
  now: number;
  /** How long it is left to other browsers to tell what is due in all of them; see `patienceOf`. */
  patience?: number;
}

interface Due {
  /** After the type, what tells it from others of the type: every browser would say the same. */
  of: string;
  about: About;
  until: number;
  at?: number;
}

const SOON = 10 * MINUTE;
const CLEAR = { least: 20 * MINUTE, most: HOUR };
const SITTING = 90 * MINUTE;
const AFTER_HOURS = 15 * MINUTE;
const REMINDED = 2 * HOUR;
const LONGEST_AWAY = 4 * HOUR;
/** Who comes back later than this after a moment is not told of it any more. */
const LATE = 8 * HOUR;
/** The look back on a session waits so long for the browser that began it. */
const WAITS = 7 * DAY;
/** Longer than any pause that somebody still knows of; a pause that is over takes its reminder away. */
const LONG = 30 * DAY;

function goals({ doc, today, now }: Situation): Due[] {
  const day = dayOf(now);
  const goal = focusGoalOn(doc, day);
  const done = focusOn(doc, today, now);
  if (goal === 0 || done < goal / 2) return [];
  const is = done >= goal ? 'goal-met' : 'goal-half';
  return [{ of: day, about: { is, goal }, until: now + 8 * HOUR }];
}

function day({ doc, today, now }: Situation): Due[] {
  const schedule = settingOf(doc, 'schedule');
  if (!schedule) return [];
  const of = dayOf(now);
  const due: Due[] = [];
  const next = hoursAt(schedule, now);
  // A night's work ends on the day after the one it began on.
  for (const begun of [of, stepFrom(of, -1)]) {
    const workday = workdayOn(schedule, begun);
    const isOver = workday !== null && now >= workday.to && now - workday.to < LATE;
    if (!isOver || !today || today.goal + today.times.other === 0) continue;
    const about = { is: 'day-summary', day: begun } as const;
    due.push({ of: begun, about, until: next.until ?? now + DAY, at: workday.to });
  }
  if (today && today.afterHours >= AFTER_HOURS)
    due.push({ of, about: { is: 'after-hours', day: of }, until: boundsOf(of).to + 12 * HOUR });
  return due;
}

function away({ doc, today, meetings, device, now }: Situation): Due[] {
  const last = today?.away;
  if (!last || now - last.to > HOUR) return [];
  const length = last.to - last.from;
  if (length < BREAK || length > LONGEST_AWAY) return [];
  const schedule = settingOf(doc, 'schedule');
  if (schedule && hoursAt(schedule, last.to).is !== 'work') return [];
  const isTaken = ({ from, to }: Between) => from < last.to && to > last.from;
  if (each(doc, 'offline').some(([, entry]) => isTaken(entry)) || meetings.some(isTaken)) return [];
  const rest = lastBreak(doc);
  if (rest && isTaken(rest) && last.to <= rest.to + BREAK) return [];
  // In another of their browsers all the while: it told of its day meanwhile.
  const toldAt = Object.values(doc.total).map(({ stamp, value }) =>
    value && value.device !== device ? timeOf(stamp) : 0,
  );
  if (toldAt.some((at) => at > last.from + MINUTE && at <= last.to + OFTEN)) return [];
  return [{ of: `${last.from}`, about: { is: 'away', ...last }, until: now + 4 * HOUR }];
}

/**
 * Whether it is long enough until the next meeting, within work hours and with nothing planned: an hour before it, and
 * as soon as the meeting before it is over.
 */
function isClear(doc: Unscored, meetings: readonly Between[], until: number, now: number): boolean {
  const schedule = settingOf(doc, 'schedule');
  const works = schedule && hoursAt(schedule, now).until;
  const left = Math.min(until, works ?? until) - now;
  const isJustOver = meetings.some(({ to }) => to <= now && now - to < SOON);
  if (left < CLEAR.least || (until - now > CLEAR.most && !isJustOver)) return false;
  return [dueAt(doc, now), waitingAt(doc, now), comingBetween(doc, now, until)].every(
    ({ length }) => length === 0,
  );
}

function ahead({ doc, meetings, call, now }: Situation): Due[] {
  const next = meetings.filter(({ from }) => from > now).sort((one, other) => one.from - other.from)[0];
  const due: Due[] = [];
  for (const { id, from, to } of meetings)
    if (from - SOON <= now && to > now)
      due.push({ of: `${id}/${from}`, about: { is: 'meeting-soon', id, from, to }, until: to });
  if (next && isClear(doc, meetings, next.from, now) && modeAt(doc, call, now).is === 'work')
    due.push({
      of: `${next.id}/${next.from}`,
      about: { is: 'clear-stretch', id: next.id, until: next.from },
      until: next.from,
    });
  return due;
}

function sitting({ doc, today, call, now }: Situation): Due[] {
  const mode = modeAt(doc, call, now).is;
  const since = today?.since ?? null;
  if (since === null || now - since < SITTING || mode === 'meeting' || mode === 'focusing') return [];
  return [{ of: `${since}`, about: { is: 'long-sitting', since }, until: now + HOUR }];
}

function limits({ doc, today, newSites, now }: Situation): Due[] {
  const due: Due[] = [];
  const of = dayOf(now);
  const limit = settingOf(doc, 'personalLimit') * MINUTE;
  if (limit > 0 && today && today.times.personal >= limit)
    due.push({ of, about: { is: 'personal-limit', limit }, until: boundsOf(of).to });
  if (newSites)
    due.push({ of: mondayOf(dayOf(now)), about: { is: 'new-sites', count: newSites }, until: now + 3 * DAY });
  return due;
}

function sessions({ doc, device, now }: Situation): Due[] {
  const own = lastOverAt(doc, device, now);
  const last = own && sessionsBegun(doc, { from: 0, to: now, now }).find(({ id }) => id === own.id);
  if (!last || !countsOf(last) || now - last.endedAt > WAITS) return [];
  const early = last.outcome === 'ended' ? { early: true } : {};
  const about = { is: 'session-summary', session: last.id, ...early } as const;
  // From when it is told, however late that is.
  return [{ of: last.id, about, until: now + DAY }];
}

function breaks({ doc, now }: Situation): Due[] {
  const rest = lastBreak(doc);
  if (!rest || now < rest.to) return [];
  return [{ of: `${rest.from}`, about: { is: 'break-over', ...rest }, until: rest.to + HOUR, at: rest.to }];
}

/** Told once the session is over: in it nobody is to be asked anything. */
function absences({ doc, now }: Situation): Due[] {
  return sessionsBegun(doc, { from: now - LATE, to: now, now }).flatMap((session): Due[] =>
    session.outcome === 'running'
      ? []
      : absencesIn(doc, session).map(({ device }) => {
          const name = doc.browser[device]?.value?.name ?? '';
          const about = { is: 'out-of-touch', session: session.id, device, name } as const;
          const { endedAt: at } = session;
          return { of: `${session.id}/${device}`, about, until: at + DAY, at };
        }),
  );
}

function pauses({ doc, now }: Situation): Due[] {
  const paused = pauseAt(each(doc, 'pause'), now);
  if (!paused || paused.pause.until !== null || now - paused.pause.from < REMINDED) return [];
  const { from } = paused.pause;
  return [{ of: paused.id, about: { is: 'pause-reminder', since: from }, until: now + LONG }];
}

/** Once a session is over: in it nobody is to be told anything. */
function updates({ doc, news, now }: Situation): Due[] {
  if (!news || phaseAt(doc, now).is === 'focusing') return [];
  return [{ of: news, about: { is: 'whats-new', version: news }, until: now + 3 * DAY }];
}

/** How long before its time a planned session is told of, quietly. */
const PLANNED_SOON = 5 * MINUTE;

/** Nothing while a session runs: what its time came for meanwhile is told at its end, if that is not over as well. */
function plans({ doc, now, patience = 0 }: Situation): Due[] {
  if (phaseAt(doc, now).is === 'focusing') return [];
  const free = lastEndAt(doc, now);
  return comingBetween(doc, now - DAY, now + PLANNED_SOON + 1).flatMap((coming): Due[] => {
    const { id, from, to } = coming;
    if (isComingBegun(doc, coming)) return [];
    const told = toldOf(coming);
    if (now < from) return [{ of: `${id}/${from}`, about: { is: 'planned-soon', ...told }, until: from }];
    const at = tellsAt(doc, coming);
    if (now < Math.max(at, free) + patience) return [];
    return [{ of: `${id}/${at}`, about: { is: 'planned-now', ...told }, until: at + to - from }];
  });
}

/**
 * Alerts of planned sessions that were begun, moved, or given up since, by whatever way: done with. Noted down, so that
 * no page has to find out.
 */
export const answeredSince = (doc: Unscored, now: number): Change[] =>
  each(doc, 'alert').flatMap(([id, { about, until }]): Change[] => {
    const told = About.safeParse(about).data;
    if (!told || !('occasion' in told) || until <= now || doc.dismissal[id]?.value) return [];
    if (isStill(doc, told, tellsAt(doc, { id: told.occasion, from: told.from }))) return [];
    return [{ kind: 'dismissal', id, value: { at: now } }];
  });

/** When somebody has to look for the sake of what is planned. */
function plannedInstants(doc: Unscored, now: number, patience: number): number[] {
  const next = comingNext(doc, now).flatMap(({ from }) => [from - PLANNED_SOON, from]);
  const free = lastEndAt(doc, now);
  const told = comingBetween(doc, now - DAY, now + 1).map(
    (coming) => Math.max(tellsAt(doc, coming), free) + patience,
  );
  return [...next, ...told];
}

/** The alerts that are due and not raised yet. An alert is raised once, whatever becomes of it. */
export function dueAlerts(situation: Situation): Change[] {
  const { doc, now } = situation;
  const ways = settingOf(doc, 'alerts');
  // Noted although it is shown nowhere, so that the look back opens once.
  const opens = (about: About) => about.is === 'session-summary' && settingOf(doc, 'opensSummary');
  const rules = [
    goals,
    day,
    away,
    ahead,
    sitting,
    limits,
    sessions,
    breaks,
    absences,
    pauses,
    plans,
    updates,
  ];
  return rules
    .flatMap((rule) => rule(situation))
    .filter(({ about, until }) => (wayOf(ways, about.is) !== 'off' || opens(about)) && until > now)
    .map(({ of, about, until, at = now }) => ({
      kind: 'alert' as const,
      id: `${about.is}/${of}`,
      value: { about, at, until },
    }))
    .filter(({ id }, at, all) => !(id in doc.alert) && all.findIndex((one) => one.id === id) === at);
}

/** When somebody has to look, beside the turns of the day, so that no alert is late. */
export function nextAlertAt(
  doc: Unscored,
  meetings: readonly Between[],
  now: number,
  patience = 0,
): number | null {
  const instants = meetings.flatMap(({ from }) => [from - SOON, from - CLEAR.most]);
  instants.push(...plannedInstants(doc, now, patience));
  const paused = pauseAt(each(doc, 'pause'), now);
  if (paused && paused.pause.until === null) instants.push(paused.pause.from + REMINDED);
  const rest = lastBreak(doc);
  if (rest) instants.push(rest.to);
  const schedule = settingOf(doc, 'schedule');
  for (const day of schedule ? [dayOf(now), stepFrom(dayOf(now), -1)] : []) {
    const workday = schedule && workdayOn(schedule, day);
    if (workday) instants.push(workday.to);
  }
  const ahead = instants.filter((at) => at > now);
  return ahead.length > 0 ? Math.min(...ahead) : null;
}

/** Whether an alert is told outside of the feed too, where the browser may. In a session only its end is. */
export function isNotified(doc: Unscored, type: AlertType, isFocusing: boolean): boolean {
  return wayOf(settingOf(doc, 'alerts'), type) === 'notify' && !isFocusing;
}

/** What a session kept quiet about and still holds when it is over, the newest first. */
export function keptQuiet(
  doc: Unscored,
  meetings: readonly Meeting[],
  session: string,
  now: number,
  device: string,
): Told[] {
  const since = doc.session[session]?.value?.startedAt ?? now;
  const ways = settingOf(doc, 'alerts');
  return feedAt(doc, meetings, now, device).filter(
    ({ about, at }) => at > since && about.is !== 'session-summary' && wayOf(ways, about.is) === 'notify',
  );
}
