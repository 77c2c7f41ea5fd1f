import type { Span } from '../../lib/core/activity.ts';
import { dayOf } from '../../lib/core/day.ts';
import { rollupsOf } from '../../lib/core/rollup.ts';
import type { TestBrowser } from './browser.ts';
import { until } from './poll.ts';

/** What a page of ours does with the stores of its database. */
const inStores = <Result>(browser: TestBrowser, what: string): Promise<Result> =>
  browser.inOurs(`new window.Promise((resolve, reject) => {
    const opening = window.indexedDB.open('sundial');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      if (!database.objectStoreNames.contains('day')) { database.close(); resolve(null); return; }
      const work = database.transaction(['span', 'day'], 'readwrite');
      const spans = work.objectStore('span');
      const days = work.objectStore('day');
      let result = true;
      ${what}
      work.oncomplete = () => { database.close(); resolve(result); };
    };
  })`);

/** All that was recorded. */
export const spansOf = async (browser: TestBrowser): Promise<Span[]> =>
  (await inStores<Span[] | null>(
    browser,
    'spans.getAll().onsuccess = ({ target }) => { result = target.result; };',
  )) ?? [];

const parsed = (value: unknown) => `window.JSON.parse(${JSON.stringify(JSON.stringify(value))})`;

/** As if just this had been in front. */
export async function putSpans(browser: TestBrowser, spans: readonly Span[]): Promise<void> {
  const page = await browser.open(`${browser.home}reports.html`);
  const put = `
    spans.clear();
    days.clear();
    for (const span of ${parsed(spans)}) spans.put(span);
    for (const sum of ${parsed(rollupsOf(spans))}) days.put(sum);`;
  await until('the database is there', () => inStores(browser, put));
  await page.close();
}

/** Takes away what our own pages left in front, of days on which nothing else was, as nobody could: without a note of it. */
export const dropSpansSince = async (browser: TestBrowser, from: number): Promise<void> => {
  await browser.ask({ do: 'look' });
  await inStores(
    browser,
    `spans.delete(window.IDBKeyRange.lowerBound(${from}));
     days.delete(window.IDBKeyRange.lowerBound(${JSON.stringify(dayOf(from))}));`,
  );
};
