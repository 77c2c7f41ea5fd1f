import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keyOf, type Span } from '../../lib/core/activity.ts';
import { HOUR, MINUTE, SECOND } from '../../lib/core/time.ts';
import type { Person, Tab, TestBrowser } from './browser.ts';
import { still, until } from './poll.ts';
import { forgetAll, heldBy, store } from './session-time.ts';
import { openSites, type Sites } from './sites.ts';
import { spansOf } from './spans.ts';

/** An event may be noticed this much later than it was, in milliseconds. */
const LATE = SECOND;

/** In the book: what is in front then is the browser's choice. */
const ANYTHING = 'anything';

/** A scripted hour, held against the script's own book. */
export function testActivity(launch: (port: number) => Promise<TestBrowser & { person: Person }>): void {
  let sites: Sites;
  let browser: Awaited<ReturnType<typeof launch>>;
  let person: Person;

  beforeAll(async () => {
    sites = await openSites();
    browser = await launch(sites.port);
    ({ person } = browser);
    await forgetAll(browser);
    // Hours pass by the session's clock, which can be set; nothing is kept out.
    await browser.ask({ do: 'start', task: 'An hour', minutes: 240, level: 'nothing' });
  });
  afterAll(async () => {
    await browser?.close();
    await sites?.close();
  });

  const now = async () => (await heldBy(browser)).now;
  async function moveClock(by: number): Promise<void> {
    await store(browser, { clock: { seen: 0, shift: Math.round((await now()) + by - Date.now()) } });
  }
  /** Time goes by with somebody in front, who is looked after twice a minute. */
  async function pass(time: number): Promise<void> {
    for (let left = time; left > 0; left -= 30 * SECOND) {
      await moveClock(Math.min(left, 30 * SECOND));
      await browser.ask({ do: 'look' });
    }
  }

  /** The script's own book: what was in front from when on; null for nothing that counts. */
  const book: { from: number; what: string | null; loses: number }[] = [];
  /** Does something, and notes that from then on something else is in front. `loses`: at most, in milliseconds. */
  async function turnTo(what: string | null, how: () => Promise<unknown>, loses = 0): Promise<void> {
    await how();
    book.push({ from: await now(), what, loses });
    await browser.ask({ do: 'look' });
  }
  async function open(address: string): Promise<Tab> {
    let tab: Tab | undefined;
    await turnTo(new URL(address).host, async () => {
      tab = await browser.open(address);
      await until('it is there', () => sites.seen(address).ran.length > 0);
    });
    return tab as Tab;
  }

  test('an hour of tabs, windows, sleep and stopped workers is counted as it was', async () => {
    const docs = await open('http://docs.test/one');
    await pass(7 * MINUTE);
    const mail = await open('http://mail.test/');
    await pass(90 * SECOND);
    await turnTo('docs.test', docs.select);
    await pass(3 * MINUTE);
    await turnTo('docs.test', () => docs.run('void history.pushState({}, "", "/two")'));
    await pass(MINUTE);

    await turnTo(null, person.leave);
    await pass(12 * MINUTE);
    await turnTo('docs.test', person.comeBack);
    await pass(2 * MINUTE);

    await browser.stopWorker();
    await pass(MINUTE);
    await turnTo('mail.test', mail.select);
    await browser.stopWorker();
    await pass(MINUTE);

    await turnTo(null, () => browser.open('about:blank'));
    await pass(2 * MINUTE);
    await turnTo('mail.test', mail.select);
    await pass(8 * MINUTE);

    // Five minutes ago the last key was pressed.
    await turnTo(null, () => person.is('idle'));
    const idle = book.at(-1);
    if (idle) idle.from -= 5 * MINUTE;
    await pass(6 * MINUTE);
    await turnTo('mail.test', () => person.is('active'));
    await pass(2 * MINUTE);
    if (person.isSeenToLock) {
      await turnTo(null, () => person.is('locked'));
      await pass(3 * MINUTE);
      await turnTo('mail.test', () => person.is('active'));
    }
    await person.is(null);

    await turnTo('loud.test', () => browser.open('http://loud.test/loud'));
    await person.hears();
    await until('it is heard', () =>
      browser.inOurs<boolean>(`${browser.api}.tabs.query({ audible: true }).then((tabs) => tabs.length > 0)`),
    );
    await pass(MINUTE);
    await turnTo('loud.test', () => person.is('idle'));
    await pass(9 * MINUTE);
    await turnTo('loud.test', () => person.is('active'));
    await person.is(null);
    await turnTo('docs.test', docs.select);
    await pass(MINUTE);

    // The machine sleeps: nobody looks, and the clock is elsewhere.
    const asleep = await now();
    await moveClock(HOUR / 3);
    await turnTo('docs.test', async () => book.push({ from: asleep, what: null, loses: 0 }));
    await pass(2 * MINUTE);

    // Nobody has looked for a while when the browser is killed.
    await moveClock(25 * SECOND);
    const last = book.at(-1);
    if (last) last.loses = 30 * SECOND;
    const killed = await now();
    const since = Date.now();
    book.push({ from: killed, what: null, loses: 0 });
    await browser.kill();
    await still(3 * SECOND);
    // From here on it may give back the tabs that were there.
    book.push({ from: killed + Date.now() - since, what: ANYTHING, loses: 0 });
    await browser.restart();
    await open('http://news.test/');
    await pass(2 * MINUTE);
    await turnTo(null, () => browser.open('about:blank'));
    expect(await browser.faults()).toEqual([]);
  }, 180_000);

  describe('afterwards', () => {
    let kept: Span[];
    beforeAll(async () => {
      kept = await spansOf(browser);
    });

    test('no two spans overlap', () => {
      for (const [at, { from, to }] of kept.entries()) {
        expect(to).toBeGreaterThan(from);
        expect(kept[at + 1]?.from ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(to);
      }
    });

    test('each stretch holds what the book says, and nothing else, within a second an event', () => {
      for (const [at, { from, what, loses }] of book.entries()) {
        const to = book[at + 1]?.from ?? from;
        const counted: Record<string, number> = {};
        for (const span of kept) {
          const time = Math.min(span.to, to) - Math.max(span.from, from);
          if (span.is === 'page' && time > 0) counted[keyOf(span)] = (counted[keyOf(span)] ?? 0) + time;
        }
        if (what === ANYTHING) continue;
        const { [what ?? '']: right = 0, ...wrong } = counted;
        const said = `stretch ${at}, ${what} for ${(to - from) / SECOND} s: ${JSON.stringify(counted)}`;
        expect(
          Object.values(wrong).reduce((sum, time) => sum + time, 0),
          said,
        ).toBeLessThanOrEqual(LATE);
        if (what === null) continue;
        expect(right, said).toBeGreaterThanOrEqual(to - from - 2 * LATE - loses);
        expect(right, said).toBeLessThanOrEqual(to - from + LATE);
      }
    });

    test('the book is an hour long, and no stretch of it is empty', () => {
      expect((book.at(-1)?.from ?? 0) - (book[0]?.from ?? 0)).toBeGreaterThan(HOUR);
      expect(new Set(book.map(({ what }) => what)).size).toBe(6);
    });

    test('of a private window nothing is kept', async () => {
      await browser.openPrivate('http://secret.test/');
      await until('it is there', () => sites.seen('secret.test').ran.length > 0);
      await pass(2 * MINUTE);
      expect(JSON.stringify(await spansOf(browser))).not.toContain('secret.test');
    });
  });
}
