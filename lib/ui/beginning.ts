import type { Command } from '../core/commands.ts';
import { prepOf } from '../core/doc.ts';
import { type Draft, freshDraft } from '../core/draft.ts';
import { workLeftAt } from '../core/work-left.ts';
import { agreementFor } from './agreement.ts';
import type { Shown } from './shown.ts';

/** A session that is begun without prep: what stands on prep's page, or as the last one was. `task`: said since. */
export function beginningOf(
  { doc, now, health }: Pick<Shown, 'doc' | 'now' | 'health'>,
  left: Draft | null,
  task: string | null,
): { command: Command & { do: 'start' }; agreement: ReturnType<typeof agreementFor> } {
  const draft = freshDraft(left, now);
  const prep = draft?.prep ?? prepOf(doc);
  const workLeft = prep.untilWorkEnds ? workLeftAt(doc, now) : null;
  const minutes = workLeft ?? prep.minutes;
  const level = health?.hostAccess === false ? 'nothing' : prep.level;
  const strict = (prep.strict ?? false) && level !== 'nothing';
  const wish = { task: task ?? prep.task, minutes, level };
  return {
    command: {
      do: 'start',
      ...wish,
      untilWorkEnds: workLeft !== null,
      project: prep.project ?? '',
      feeling: draft?.feeling ?? null,
      strict,
      wanted: prep.level,
      ...(draft?.planned ? { planned: draft.planned } : {}),
    },
    agreement: agreementFor({ ...wish, isStrict: strict }),
  };
}

/** Keeps a task for the next session: beside what stands on prep's page, or with what is remembered. */
export function keepingTask(
  { doc, now }: Pick<Shown, 'doc' | 'now'>,
  left: Draft | null,
  task: string,
): Command {
  const draft = freshDraft(left, now);
  return draft
    ? { do: 'draft', draft: { ...draft, prep: { ...draft.prep, task } } }
    : { do: 'prepare', prep: { ...prepOf(doc), task } };
}
