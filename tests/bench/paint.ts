import type { Tab } from './tab.ts';

/** What a page that is there shows, and when it did. */
export interface Painted {
  address: string;
  /** First contentful paint, in milliseconds since the navigation began. */
  painted: number;
  /** The frame in which all that was asked for is there, likewise. */
  settled: number | null;
  /** The frame in which the letters of it are there as well. */
  lettered: number | null;
  /** When the navigation began, in epoch milliseconds. */
  began: number;
}

/** What has to be there before a page is said to be settled: texts, as regular expressions, and a field in focus. */
export interface Settled {
  texts: string[];
  focused: boolean;
}

/** The task and a countdown. */
export const TASK = 'Measure the bench';
export const IN_SESSION: Settled = { texts: [TASK, '\\d:\\d\\d'], focused: false };
/** The day, with the way into a session under the finger. */
export const AT_REST: Settled = { texts: ['Focus Work', 'Offline work'], focused: true };

interface Watched {
  settledAt?: Promise<number>;
  letteredAt?: Promise<number>;
}

/** Watches every page to come in a tab. Costs both sides the same. */
export const watchSettling = (tab: Tab, wanted: Settled): Promise<void> =>
  tab.inject(({ texts, focused }) => {
    const patterns = texts.map((text) => new RegExp(text));
    const isThere = () => {
      if (!document.body || (focused && !document.activeElement?.matches('input, textarea, button')))
        return false;
      const fields = [...document.querySelectorAll('input')].map(({ value }) => value);
      const text = [document.body.textContent, ...fields].join(' ');
      return patterns.every((pattern) => pattern.test(text));
    };
    const frameDone = () =>
      new Promise<number>((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        // A message sent from within a frame arrives when the frame is done.
        requestAnimationFrame(() => port2.postMessage(null));
      });
    const watched = globalThis as Watched;
    watched.settledAt = new Promise((resolve) => {
      const look = () => {
        if (!isThere()) return;
        changes.disconnect();
        removeEventListener('focusin', look);
        resolve(frameDone());
      };
      const changes = new MutationObserver(look);
      changes.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
      addEventListener('focusin', look);
      addEventListener('load', look);
    });
    watched.letteredAt = watched.settledAt.then(() => document.fonts.ready).then(frameDone);
  }, wanted);

/** Reads how the page in a tab came to be; `settled` is null where nobody watched, or nothing settled. */
export const readPaint = (tab: Tab): Promise<Painted> =>
  tab.evaluate(async () => {
    const paint = await new Promise<number>((resolve) => {
      new PerformanceObserver((list) => {
        const [first] = list.getEntriesByName('first-contentful-paint');
        if (first) resolve(first.startTime);
      }).observe({ type: 'paint', buffered: true });
    });
    const never = new Promise<null>((resolve) => setTimeout(resolve, 5000, null));
    const { settledAt = null, letteredAt = null } = globalThis as Watched;
    const settled = await Promise.race([settledAt, never]);
    const lettered = await Promise.race([letteredAt, never]);
    return { address: location.href, painted: paint, settled, lettered, began: performance.timeOrigin };
  });
