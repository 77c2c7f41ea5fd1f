import type { Answer } from '../core/answer.ts';
import type { Command } from '../core/commands.ts';
import type { Asking } from './asking.ts';

/**
 * Why nothing was done and what to do, in words; '' where nothing was refused. Seldom needed, and longer than all else
 * that some pages say: the texts are fetched then.
 */
export const whyNot = async (answer: Answer): Promise<string> =>
  answer.is === 'refused' ? (await import('./refusals.ts')).refusalInWords(answer) : '';

/** Gives commands, and says of the last one why it was refused, or '': what was given before says nothing any more. */
export function createObeying(asking: Pick<Asking, 'ask'>, say: (words: string) => void) {
  let given = 0;
  return async (command: Command): Promise<void> => {
    given++;
    const turn = given;
    const words = await whyNot(await asking.ask(command));
    if (turn === given) say(words);
  };
}
