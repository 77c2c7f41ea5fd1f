import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AsidePorts, createAside } from '../../lib/background/set-aside.ts';
import { type Aside, NOTHING_ASIDE, type OpenTab } from '../../lib/core/set-aside.ts';

type Open = OpenTab & { id: number; url: string };

const tab = (id: number, url = `https://page.example/${id}`): Open => ({
  id,
  windowId: 1,
  index: id,
  url,
  title: `Page ${id}`,
  pinned: false,
  incognito: false,
});

/** A browser with tabs, in which everything stops for good after so many steps; the next worker begins anew. */
function desk(tabs: Open[]) {
  let stored: Aside | null = NOTHING_ASIDE;
  let steps = Number.POSITIVE_INFINITY;
  let ids = 100;
  const stays = new Set<number>();
  const refuses = new Set<string>();
  const stopped = new Promise<never>(() => {});
  /** Before it is done, or after: the worker is stopped at either side of every step. */
  const step = async <Result>(act: () => Result): Promise<Result> => {
    if (--steps < 0) return stopped;
    const result = act();
    return --steps < 0 ? stopped : result;
  };
  const ports: AsidePorts = {
    readAside: () => step(() => stored),
    saveAside: (aside) =>
      step(() => {
        stored = aside;
      }),
    allTabs: () => step(() => [...tabs]),
    tabOf: (id) => step(() => tabs.find((each) => each.id === id) ?? null),
    closeTab: (id) =>
      step(() => {
        if (!stays.has(id)) tabs = tabs.filter((each) => each.id !== id);
      }),
    openTab: (one) =>
      step(() => {
        if (refuses.has(one.url)) throw new Error('No such page.');
        tabs = [...tabs, tab(++ids, one.url)];
      }),
    report: () => {},
  };
  return {
    stays,
    refuses,
    wake: () => createAside(ports),
    stopAfter: (count: number) => {
      steps = count;
    },
    open: () => tabs.map(({ url }) => url).sort(),
    count: () => stored?.tabs.length,
    aside: () => (stored?.tabs ?? []).map(({ url }) => url).sort(),
    spoil: () => {
      stored = null;
    },
    goTo: (id: number, url: string) => {
      tabs = tabs.map((each) => (each.id === id ? { ...each, url } : each));
    },
  };
}

const PAGES = [1, 2, 3].map((id) => `https://page.example/${id}`);
const three = () => desk([tab(1), tab(2), tab(3)]);
/** A worker that is stopped never answers. */
const soon = (work: Promise<unknown>) =>
  Promise.race([work, new Promise((resolve) => setTimeout(resolve, 5))]).catch(() => null);

describe('setting tabs aside', () => {
  test('closes those that were chosen, and gives them back in their order', async () => {
    const at = three();
    const { setAside, giveBack } = at.wake();
    expect(await setAside([1, 2])).toEqual({ is: 'done' });
    expect(at.open()).toEqual([PAGES[2]]);
    expect(at.aside()).toEqual(PAGES.slice(0, 2));
    expect(await giveBack()).toEqual({ is: 'done' });
    expect(at.open()).toEqual(PAGES);
    expect(at.aside()).toEqual([]);
  });

  test('gives back once, however often it is pressed', async () => {
    const at = three();
    const { setAside, giveBack } = at.wake();
    await Promise.all([setAside([1, 2, 3]), setAside([1, 2, 3]), giveBack(), giveBack()]);
    expect(at.open()).toEqual(PAGES);
    expect(at.count()).toBe(0);
  });

  test('does not open a second time what its page did not let go', async () => {
    const at = three();
    at.stays.add(2);
    const { setAside, giveBack } = at.wake();
    await setAside([1, 2, 3]);
    expect(at.open()).toEqual([PAGES[1]]);
    await giveBack();
    expect(at.open()).toEqual(PAGES);
  });

  test('keeps what cannot be opened, says so, and opens the rest', async () => {
    const at = three();
    at.refuses.add(PAGES[1] ?? '');
    const { setAside, giveBack } = at.wake();
    await setAside([1, 2, 3]);
    expect(await giveBack()).toEqual({ is: 'refused', because: 'not-all-back' });
    expect(at.open()).toEqual([PAGES[0], PAGES[2]]);
    expect(at.aside()).toEqual([PAGES[1]]);
  });

  test('touches nothing when what is noted down cannot be read', async () => {
    const at = three();
    at.spoil();
    const { setAside, giveBack } = at.wake();
    expect(await setAside([1])).toEqual({ is: 'refused', because: 'cannot-read' });
    expect(await giveBack()).toEqual({ is: 'refused', because: 'cannot-read' });
    expect(at.open()).toEqual(PAGES);
  });

  test('never loses a page, wherever the worker is stopped, how often soever', async () => {
    const press = fc.record({
      does: fc.constantFrom('set-aside', 'give-back'),
      chosen: fc.subarray([1, 2, 3, 101, 102, 103]),
      stops: fc.integer({ min: 0, max: 30 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(press, { maxLength: 5 }), async (presses) => {
        const at = three();
        for (const { does, chosen, stops } of presses) {
          at.stopAfter(stops);
          const { setAside, giveBack } = at.wake();
          await soon(does === 'set-aside' ? setAside(chosen) : giveBack());
          const somewhere = new Set([...at.open(), ...at.aside()]);
          expect([...somewhere].sort()).toEqual(PAGES);
        }
        at.stopAfter(Number.POSITIVE_INFINITY);
        await at.wake().giveBack();
        expect([...new Set(at.open())]).toEqual(PAGES);
        expect(at.aside()).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});
