import { type Level, LONGEST, SHORTEST } from '../core/session.ts';
import { counted } from './words.ts';

const KEPT_OUT: Record<Level, string> = {
  nothing: 'nothing kept out',
  distractions: 'distractions kept out',
  communication: 'distractions and communication kept out',
};

/** What is about to be agreed on, in one line: "25 minutes for “Pricing page”, distractions kept out." */
export function agreementFor({ task, minutes, level }: { task: string; minutes: number; level: Level }): string {
  const purpose = task.trim() === '' ? '' : ` for “${task.trim()}”`;
  return `${counted(minutes, 'minute')}${purpose}, ${KEPT_OUT[level]}.`;
}

/** Another length as typed: whole minutes, or null when they are none that a session can have. */
export function minutesFrom(typed: string): number | null {
  const minutes = /^\s*\d{1,3}\s*$/.test(typed) ? Number(typed) : Number.NaN;
  return minutes >= SHORTEST && minutes <= LONGEST ? minutes : null;
}
