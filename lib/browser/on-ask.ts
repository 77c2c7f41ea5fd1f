import { browser } from 'wxt/browser';
import type { Answer } from '../core/answer.ts';
import { Command } from '../core/commands.ts';

/** A page of ours, in a tab, popup or side panel; content scripts carry a web page's address. */
const isOurs = (sender: { id?: string | undefined; url?: string | undefined }): boolean =>
  sender.id === browser.runtime.id && (sender.url?.startsWith(browser.runtime.getURL('/')) ?? false);

/** Hears commands from our own pages and answers each; anything else is not heard. */
export function onAsk(obey: (command: Command, from: { unnamed: boolean }) => Promise<Answer>): void {
  browser.runtime.onMessage.addListener((message: unknown, sender, answer: (answer: Answer) => void) => {
    if (!isOurs(sender)) return;
    const command = Command.safeParse(message);
    if (!command.success) {
      answer({ is: 'refused', because: 'not-heard' });
      return;
    }
    obey(command.data, { unnamed: sender.tab?.incognito ?? browser.extension.inIncognitoContext }).then(
      answer,
      (fault: unknown) => {
        console.error(fault);
        answer({ is: 'refused', because: 'cannot-save' });
      },
    );
    return true;
  });
}
