import type { Answer } from '../core/answer.ts';
import {
  type Aside,
  goingOf,
  isStillOpen,
  type OpenTab,
  type SetAside,
  withMore,
  without,
} from '../core/set-aside.ts';

export interface AsidePorts {
  /** Null when what is stored cannot be read: then nothing may be written over it. */
  readAside(): Promise<Aside | null>;
  saveAside(aside: Aside): Promise<void>;
  allTabs(): Promise<OpenTab[]>;
  tabOf(id: number): Promise<OpenTab | null>;
  closeTab(id: number): Promise<void>;
  /** Opens a page again, near where it was. */
  openTab(tab: SetAside): Promise<void>;
  report(fault: unknown): void;
}

/** A page that asks whether to leave may keep its tab; nobody waits longer than this for its answer. */
const PATIENCE = 1000;

/**
 * Sets tabs aside and gives them back. A tab is noted down before it is closed, and struck off after it is open
 * again, so that whoever stops this after any line leaves it in one place or in both, never in none.
 */
export function createAside(ports: AsidePorts) {
  const { readAside, saveAside, tabOf, report } = ports;
  let last: Promise<unknown> = Promise.resolve();
  /** One after another: who presses twice gets nothing twice. */
  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = last.then(work, work);
    last = turn.catch(() => null);
    return turn;
  }

  async function close(one: SetAside): Promise<void> {
    // It may have gone on to another page meanwhile, which nobody has noted down.
    if (isStillOpen(one, await tabOf(one.tab))) await ports.closeTab(one.tab);
  }

  return {
    /** Closes those of the chosen tabs that may go. */
    setAside: (chosen: readonly number[]): Promise<Answer> =>
      inTurn(async () => {
        const held = await readAside();
        if (!held) return { is: 'refused', because: 'cannot-read' };
        const going = goingOf(await ports.allTabs(), chosen);
        if (going.length === 0) return { is: 'done' };
        await saveAside(withMore(held, going));
        const closing = Promise.all(going.map((one) => close(one).catch(report)));
        await Promise.race([closing, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
        return { is: 'done' };
      }),

    /** Opens them all again, in their order. What cannot be opened is kept. */
    giveBack: (): Promise<Answer> =>
      inTurn(async () => {
        const asked = await readAside();
        if (!asked) return { is: 'refused', because: 'cannot-read' };
        let isWhole = true;
        for (const one of asked.tabs.toSorted((one, other) => one.index - other.index)) {
          try {
            if (!isStillOpen(one, await tabOf(one.tab))) await ports.openTab(one);
            const held = await readAside();
            if (held) await saveAside(without(held, one));
          } catch (fault) {
            report(fault);
            isWhole = false;
          }
        }
        return isWhole ? { is: 'done' } : { is: 'refused', because: 'not-all-back' };
      }),
  };
}
