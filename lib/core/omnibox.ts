import type { Command, Refusal } from './commands.ts';
import { decide } from './decide.ts';
import { type Doc, each, prepOf, type Unscored } from './doc.ts';
import { phaseAt } from './phase.ts';
import { LONGEST, SHORTEST } from './session.ts';
import { tidyTask } from './task.ts';
import { MINUTE } from './time.ts';
import { workLeftAt } from './work-left.ts';

/** What the address bar is asked for; a session's length and task as they were said, null and '' where they were not. */
export type Wish =
  | { is: 'prep' }
  | { is: 'begin'; minutes: number | null; task: string }
  | { is: 'extend'; minutes: number };

const HOURS = String.raw`h|hrs?|hours?|Std\.?|Stunden?|heures?|horas?|or[ae]|時間|小时|ساعة|ساعات`;
const MINUTES = String.raw`m|mins?\.?|minut(?:es?|en?|[oi]|os)|分|分間|分钟|دقيقة|دقائق`;
const END = String.raw`(?![\p{L}\p{N}])`;
/** A length with its unit: "25m", "1 h", "1h30", "1 hour 30 min". */
const WITH_UNIT = new RegExp(
  String.raw`^(?:(\d{1,2})\s*(?:${HOURS})(?:\s*(\d{1,2})(?:\s*(?:${MINUTES}))?)?|(\d{1,4})\s*(?:${MINUTES}))${END}`,
  'iu',
);
const BARE = /^(\d{1,4})(?=\s|$)/;
const MORE = new RegExp(String.raw`^\+\s*(\d{1,4})(?:\s*(?:${MINUTES}))?$`, 'iu');

/** Figures as they are typed on a Japanese or an Arabic keyboard, by the ones everybody can read. */
const plainFigures = (text: string): string =>
  text
    .replace(/[０-９＋　]/g, (figure) => figure.normalize('NFKC'))
    .replace(/[٠-٩]/g, (figure) => String(figure.charCodeAt(0) - 0x660));

const isLength = (minutes: number): boolean => minutes >= SHORTEST && minutes <= LONGEST;

/**
 * What somebody means who types this behind the keyword. A number in front is the length where it is one, has a unit
 * or stands alone; else it belongs to the task, as in "3 letters to write".
 */
export function wishIn(text: string): Wish {
  const typed = tidyTask(text);
  if (typed === '') return { is: 'prep' };
  const plain = plainFigures(typed);
  const [, more] = MORE.exec(plain) ?? [];
  if (more !== undefined) return { is: 'extend', minutes: Number(more) };
  const [length = '', hours, odd = '0', minutes] = WITH_UNIT.exec(plain) ?? [];
  // Each figure is one character in whatever way it is written.
  const rest = (taken: string) => tidyTask(typed.slice(taken.length));
  if (length !== '')
    return {
      is: 'begin',
      minutes: hours === undefined ? Number(minutes) : Number(hours) * 60 + Number(odd),
      task: rest(length),
    };
  const [bare] = BARE.exec(plain) ?? [];
  if (bare !== undefined && (isLength(Number(bare)) || bare === plain))
    return { is: 'begin', minutes: Number(bare), task: rest(bare) };
  return { is: 'begin', minutes: null, task: typed };
}

/** The text that means a session of this length and task. */
export const textFor = (minutes: number, task: string): string => tidyTask([minutes, 'min', task].join(' '));

/** The session somebody asks for: what they left out is as it stands in prep, and the project is that of the task. */
export function beginningFor(
  { minutes, task }: Wish & { is: 'begin' },
  doc: Unscored,
  now: number,
): Command & { do: 'start' } {
  const { untilWorkEnds, ...prep } = prepOf(doc);
  const workLeft = untilWorkEnds && minutes === null ? workLeftAt(doc, now) : null;
  const wanted = task || prep.task;
  return {
    do: 'start',
    ...prep,
    task: wanted,
    project: wanted === prep.task ? (prep.project ?? '') : projectOf(doc, wanted),
    minutes: minutes ?? workLeft ?? prep.minutes,
    untilWorkEnds: minutes === null && (untilWorkEnds ?? false),
  };
}

/** The project that the latest session with this task belonged to; '' where there is none. */
function projectOf(doc: Pick<Doc, 'session'>, task: string): string {
  let latest = { startedAt: 0, project: '' };
  for (const [, { startedAt, project = '', ...session }] of each(doc, 'session'))
    if (session.task === task && startedAt > latest.startedAt) latest = { startedAt, project };
  return latest.project;
}

/** What a command would be refused for, before it is given. */
export function foreseen(command: Command, doc: Unscored, now: number): Refusal | null {
  const asked = { now, id: '', device: '', author: '', unnamed: false };
  const decision = decide({ ...doc, score: {} }, new Map(), command, asked);
  return decision.is === 'refused' ? decision.because : null;
}

/** When the session that runs would end with so much more; null where none runs. */
export function endsWith(minutes: number, doc: Unscored, now: number): number | null {
  const phase = phaseAt(doc, now);
  return phase.is === 'focusing' ? phase.endsAt + minutes * MINUTE : null;
}
