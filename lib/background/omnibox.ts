import type { Answer } from '../core/answer.ts';
import type { Command } from '../core/commands.ts';
import { prepOf, type Unscored } from '../core/doc.ts';
import type { Seen } from '../core/kept.ts';
import { beginningFor, type Wish, wishIn } from '../core/omnibox.ts';
import { phaseAt } from '../core/phase.ts';

interface OmniboxPorts<Suggestions> {
  seen(): Promise<Seen | null>;
  obey(command: Command, from: { unnamed: boolean }): Promise<Answer>;
  suggest(text: string, seen: Seen): Promise<Suggestions>;
  openPrep(): Promise<void>;
  openAssistant(): Promise<void>;
  isPrivate: boolean;
}

/**
 * Does what is asked for in the address bar, on the same way as what a page asks. What was refused opens the page on
 * which the reason is seen: the session that runs, or prep with all that was typed still in it.
 */
export function createOmnibox<Suggestions>(ports: OmniboxPorts<Suggestions>) {
  async function begin(wish: Wish & { is: 'begin' }, doc: Unscored, now: number): Promise<void> {
    const from = { unnamed: ports.isPrivate };
    const { do: _, ...prep } = beginningFor(wish, doc, now);
    if ((await ports.obey({ do: 'start', ...prep }, from)).is === 'done') return;
    if (phaseAt(doc, now).is === 'focusing') return ports.openAssistant();
    const draft = { prep: { ...prepOf(doc), ...prep }, feeling: null, at: now };
    await ports.obey({ do: 'draft', draft }, from);
    await ports.openPrep();
  }

  return {
    /** What to show for what is typed so far; null where nothing can be read. */
    async suggest(text: string): Promise<Suggestions | null> {
      const found = await ports.seen();
      return found && ports.suggest(text, found);
    },

    async enter(text: string): Promise<void> {
      const wish = wishIn(text);
      const found = await ports.seen();
      if (!found) return ports.openAssistant();
      const { doc, now } = found;
      if (wish.is === 'begin') return begin(wish, doc, now);
      if (wish.is === 'extend') {
        const { minutes } = wish;
        const answer = await ports.obey({ do: 'extend', minutes }, { unnamed: ports.isPrivate });
        if (answer.is === 'refused') await ports.openAssistant();
      } else await (phaseAt(doc, now).is === 'focusing' ? ports.openAssistant() : ports.openPrep());
    },
  };
}
