import { browser } from 'wxt/browser';
import { type Answer, AnswerShape } from '../core/answer.ts';
import type { Command } from '../core/commands.ts';

/** Asks the background for one thing. Never rejects: silence is a refusal too. */
export async function ask(command: Command): Promise<Answer> {
  try {
    const answer: unknown = await browser.runtime.sendMessage(command);
    return AnswerShape.safeParse(answer).success
      ? (answer as Answer)
      : { is: 'refused', because: 'not-heard' };
  } catch {
    // The background was not there, or went away in the middle: the page says so and offers to try again.
    return { is: 'refused', because: 'not-heard' };
  }
}
