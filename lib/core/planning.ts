import type { Command, Refusal } from './commands.ts';
import { dayOf, plusDays } from './day.ts';
import { type Change, type Doc, prepOf } from './doc.ts';
import type { Draft } from './draft.ts';
import { Music } from './music.ts';
import { isHeld, occasionOf, timeOn } from './occasion.ts';
import { alertOf, comingNext, dueAt, occasionsDue, plansIn, tellsAt, waitingAt } from './occasions.ts';
import { isPlannable, MOST_PLANNED, PLANNED_AHEAD } from './plannable.ts';
import type { Planned, Wish } from './planned.ts';
import { type Level, LONGEST, PROJECT_LENGTH, SHORTEST, TASK_LENGTH } from './session.ts';
import { lengthOf, tidyTask } from './task.ts';
import { MINUTE } from './time.ts';

type Asked<What extends Command['do']> = Extract<Command, { do: What }>;

/** "In 5 minutes". */
const PUT_OFF = 5 * MINUTE;

/** What an event of a calendar is planned as: in every browser that reads it the same. */
export const planOfEvent = (event: string): string => `calendar/${event}`;

function faultOf(wish: Wish, now: number): Refusal | null {
  const { when, minutes } = wish;
  if (lengthOf(wish.task) > TASK_LENGTH) return 'task-too-long';
  if (lengthOf(wish.project ?? '') > PROJECT_LENGTH) return 'project-too-long';
  if (!Number.isInteger(minutes) || minutes < SHORTEST || minutes > LONGEST) return 'too-short-or-long';
  if (!isPlannable(wish)) return 'no-such-time';
  if (when.is === 'weekly') return when.weekdays.length === 0 ? 'no-weekday' : null;
  if ((timeOn(wish, when.day) ?? 0) <= now) return 'not-in-future';
  return when.day > plusDays(dayOf(now), PLANNED_AHEAD) ? 'too-far-ahead' : null;
}

/** A wish as it is kept: what is not said of it stays out. */
function tidied({ task, project = '', strict, music, ...rest }: Wish): Wish {
  const named = tidyTask(project);
  return {
    ...rest,
    task: tidyTask(task),
    ...(named ? { project: named } : {}),
    // With nothing kept out there is nothing to be strict about.
    ...(strict && rest.level !== 'nothing' ? { strict } : {}),
    ...(music ? { music } : {}),
  };
}

/** What is known of a plan besides what it wishes, a later version's part of it too. */
function besides(plan: Planned | null): Partial<Planned> {
  const { task: _, project: __, strict: ___, music: ____, ...rest } = plan ?? {};
  return rest;
}

/** What two plans have in common that are one, pressed twice. */
const saidIn = ({ task, minutes, level, project, strict, when, minute }: Wish): string =>
  JSON.stringify([task, minutes, level, project, strict, when, minute]);

function plan(doc: Doc, { id: asked, wish: wanted, event }: Asked<'plan'>, id: string, now: number) {
  const wish = tidied(wanted);
  const fault = faultOf(wish, now);
  if (fault) return fault;
  if (asked === null && !event && plansIn(doc).some(([, each]) => saidIn(each) === saidIn(wish))) return [];
  const name = asked ?? (event ? planOfEvent(event.id) : id);
  const held = doc.planned[name]?.value ?? null;
  if (asked !== null && !held) return 'not-planned';
  if (!held && comingNext(doc, now).length >= MOST_PLANNED) return 'too-many-planned';
  const { calendar, from, to } = event ?? {};
  const by =
    calendar !== undefined && from !== undefined && to !== undefined
      ? { event: { calendar, from, to } }
      : held?.event
        ? { event: { ...held.event, isOwn: true as const } }
        : {};
  return [{ kind: 'planned' as const, id: name, value: { ...besides(held), ...wish, since: now, ...by } }];
}

/** What a command on planned sessions comes to: changes, or why not. What has come before is noted down first. */
export function decidePlanned(
  doc: Doc,
  command: Asked<'plan' | 'unplan' | 'skip-planned' | 'put-off'>,
  { id, now }: { id: string; now: number },
): Change[] | Refusal {
  switch (command.do) {
    case 'plan': {
      const changes = plan(doc, command, id, now);
      return typeof changes === 'string' ? changes : [...occasionsDue(doc, now), ...changes];
    }
    case 'unplan': {
      const { planned, back = null } = command;
      // As it was, also where its time has come meanwhile; and nothing in the place of what stands there again.
      if (back && doc.planned[planned]?.value) return [];
      if (back && !isPlannable(back)) return 'no-such-time';
      return [...occasionsDue(doc, now), { kind: 'planned', id: planned, value: back }];
    }
    case 'skip-planned': {
      const { planned, day } = occasionOf(command.occasion);
      const held = doc.planned[planned]?.value;
      if (!held || timeOn(held, day) === null) return 'not-planned';
      return [
        ...occasionsDue(doc, now),
        { kind: 'skip', id: command.occasion, value: command.skipped ? { day, at: now } : null },
      ];
    }
    case 'put-off': {
      const due = dueAt(doc, now).find((coming) => coming.id === command.occasion);
      if (!due) return waitingAt(doc, now).some(({ id }) => id === command.occasion) ? [] : 'planned-over';
      const id = alertOf(due.id, tellsAt(doc, due));
      return [{ kind: 'dismissal', id, value: { at: now, again: now + PUT_OFF } }];
    }
  }
}

/** The session that is planned for an occasion, as it is begun; null where nothing is planned for it any more. */
export function startOf(
  doc: Pick<Doc, 'planned'>,
  occasion: string,
): { start: Asked<'start'>; besides: Change[] } | null {
  const { planned, day } = occasionOf(occasion);
  const held = doc.planned[planned]?.value;
  if (!held || !isHeld(held) || timeOn(held, day) === null) return null;
  const { task, minutes, level, project = '', strict = false } = held;
  const { data: music } = Music.safeParse(held.music);
  return {
    start: { do: 'start', task, minutes, level, project, strict, untilWorkEnds: false, planned: occasion },
    besides: music ? [{ kind: 'setting', id: 'music', value: music }] : [],
  };
}

/** What is planned for an occasion, as prep shows it. */
export function draftFor(doc: Pick<Doc, 'planned' | 'setting'>, occasion: string, now: number): Draft | null {
  const planned = startOf(doc, occasion);
  if (!planned) return null;
  const { do: _, planned: __, ...wish } = planned.start;
  return { prep: { ...prepOf(doc), ...wish }, feeling: null, at: now, planned: occasion };
}

/** What a command would have kept out. */
export function levelAsked(doc: Pick<Doc, 'planned'>, command: Command): Level {
  const start = command.do === 'begin-planned' ? startOf(doc, command.occasion)?.start : command;
  return start?.do === 'start' ? start.level : 'nothing';
}
