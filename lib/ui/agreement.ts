import { type Level, LONGEST, SHORTEST } from '../core/session.ts';
import { MINUTE } from '../core/time.ts';
import { msg, t } from '../words/t.ts';
import { lengthInWords } from './words.ts';

const KEPT_OUT: Record<Level, string> = {
  nothing: msg('nothing kept out'),
  distractions: msg('distractions kept out'),
  communication: msg('distractions and chat kept out'),
};

/** What is about to be agreed on, in one line and three parts, of which the task may be cut to fit: "25 min", "on “Pricing page”", "distractions kept out". */
export function agreementFor({
  task,
  minutes,
  level,
  isStrict,
}: {
  task: string;
  minutes: number;
  level: Level;
  isStrict: boolean;
}): {
  length: string;
  purpose: string;
  keptOut: string;
} {
  const trimmed = task.trim();
  const keptOut = t(KEPT_OUT[level]);
  return {
    length: lengthInWords(minutes * MINUTE),
    purpose: trimmed === '' ? '' : t('on “{task}”', { task: trimmed }),
    keptOut: isStrict ? t('{keptOut}, strictly', { keptOut }) : keptOut,
  };
}

/** Another length as typed: whole minutes, or null when they are none that a session can have. */
export function minutesFrom(typed: string): number | null {
  const minutes = /^\s*\d{1,3}\s*$/.test(typed) ? Number(typed) : Number.NaN;
  return minutes >= SHORTEST && minutes <= LONGEST ? minutes : null;
}
