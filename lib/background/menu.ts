import type { Answer } from '../core/answer.ts';
import type { Command } from '../core/commands.ts';
import { EMPTY } from '../core/doc.ts';
import type { Seen } from '../core/kept.ts';
import { type Choice, commandOf } from '../core/menu.ts';

interface MenuPorts {
  seen(): Promise<Seen | null>;
  machineNow(): number;
  obey(command: Command, from: { unnamed: boolean }): Promise<Answer>;
  /** Tells on the icon over a tab that it was done. */
  tell(tab: number, command: Command): Promise<void>;
  openAssistant(): Promise<void>;
  openActivities(at: `#refused=${string}`): Promise<void>;
}

/** Where something was asked for. */
interface From {
  address: string;
  tab: number | null;
  unnamed: boolean;
}

/**
 * Does what is asked for in a menu, on the same way as what a page asks. A menu has no place for an answer. What was
 * done shows by itself or by a sign at the icon. What was refused opens the page on which the reason is seen and can
 * be mended: the Assistant shows the session that runs already, or that blocking is off; of a score the activities
 * say why in words. A notification would do neither: it may be forbidden or missed, and nothing can be mended in it.
 */
export function createMenu(ports: MenuPorts) {
  return async function choose(choice: Choice, { address, tab, unnamed }: From): Promise<void> {
    // What cannot be read is refused by whoever obeys.
    const { doc, now } = (await ports.seen()) ?? { doc: EMPTY, now: ports.machineNow() };
    const command = commandOf(choice, address, doc, now);
    const answer = await ports.obey(command, { unnamed });
    if (answer.is === 'done') {
      if (tab !== null) await ports.tell(tab, command);
    } else if (command.do === 'score') await ports.openActivities(`#refused=${answer.because}`);
    else await ports.openAssistant();
  };
}
