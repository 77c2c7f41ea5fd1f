import type { During } from './activity.ts';
import { type Doc, each } from './doc.ts';
import { type Pause, pauseAt } from './pause.ts';
import { type Phase, phaseAt, plannedEnd } from './phase.ts';
import { type Between, hoursAt } from './schedule.ts';
import { settingOf } from './settings.ts';

/** A meeting that is on, from a calendar or because a page of one is in front. `to` null: nobody knows. */
export interface Call {
  id: string | null;
  title: string;
  from: number;
  to: number | null;
  link: string | null;
}

/** What the day is at: exactly one. `until` is the instant at which it is planned to be another. */
export type Mode =
  | { is: 'paused'; pause: Pause; until: number | null }
  | { is: 'focusing'; phase: Extract<Phase, { is: 'focusing' }>; until: number }
  | { is: 'meeting'; call: Call; until: number | null }
  | { is: 'work'; workday: Between | null; until: number | null }
  | { is: 'recharge'; because: 'break' | 'off'; workday: Between | null; until: number | null };

/** The parts of the document a mode follows from. */
export type ModeDoc = Pick<Doc, 'session' | 'extension' | 'end' | 'pause' | 'setting'>;

/**
 * The first that holds: Paused, Focus Session, Meeting, Work (inside the work schedule, or where there is none),
 * Recharge Time (outside of it, or in one of its breaks).
 */
export function modeAt(doc: ModeDoc, call: Call | null, now: number): Mode {
  const paused = pauseAt(each(doc, 'pause'), now);
  if (paused) return { is: 'paused', pause: paused.pause, until: paused.pause.until };
  const phase = phaseAt(doc, now);
  if (phase.is === 'focusing') return { is: 'focusing', phase, until: phase.endsAt };
  if (call) return { is: 'meeting', call, until: call.to };
  const schedule = settingOf(doc, 'schedule');
  if (!schedule) return { is: 'work', workday: null, until: null };
  const hours = hoursAt(schedule, now);
  if (hours.is === 'work') return { is: 'work', workday: hours.workday, until: hours.until };
  const workday = hours.is === 'break' ? hours.workday : null;
  return { is: 'recharge', because: hours.is, workday, until: hours.until };
}

/** What time is recorded as; null while nothing is. */
export function duringAt(doc: ModeDoc, call: Call | null, now: number): During | null {
  if (!settingOf(doc, 'record')) return null;
  const mode = modeAt(doc, call, now);
  if (mode.is === 'paused') return null;
  if (mode.is === 'focusing') return 'session';
  if (mode.is === 'recharge') return settingOf(doc, 'recharge') ? 'recharge' : null;
  return mode.is;
}

/** The instants at which sessions, pauses and meetings begin and end. */
function instantsOf(doc: ModeDoc, calls: readonly Between[]): number[] {
  const instants = calls.flatMap((call) => [call.from, call.to]);
  for (const [id, session] of each(doc, 'session'))
    instants.push(session.startedAt, doc.end[id]?.value?.at ?? plannedEnd(doc, id, session));
  for (const [, { from, until }] of each(doc, 'pause'))
    instants.push(from, ...(until === null ? [] : [until]));
  return instants;
}

/** The instants after `from`, up to and with `to`, at which the mode may have become another; in order. */
export function turnsBetween(doc: ModeDoc, calls: readonly Between[], from: number, to: number): number[] {
  const instants = instantsOf(doc, calls);
  const schedule = settingOf(doc, 'schedule');
  for (let at: number | null = from; schedule && at !== null && at <= to; ) {
    at = hoursAt(schedule, at).until;
    if (at !== null) instants.push(at);
  }
  return [...new Set(instants)].filter((at) => at > from && at <= to).sort((one, other) => one - other);
}

/** When somebody has to look next because the mode may be another, however far ahead; null when it never is. */
export function nextTurn(doc: ModeDoc, calls: readonly Between[], now: number): number | null {
  const schedule = settingOf(doc, 'schedule');
  const hours = schedule && hoursAt(schedule, now).until;
  const ahead = [...instantsOf(doc, calls), ...(hours === null ? [] : [hours])].filter((at) => at > now);
  return ahead.length > 0 ? Math.min(...ahead) : null;
}
