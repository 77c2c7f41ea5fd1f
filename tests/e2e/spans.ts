import type { Span } from '../../lib/core/activity.ts';
import type { TestBrowser } from './browser.ts';
import { until } from './poll.ts';

/** What a page of ours does with one store of its database. */
const inStore = <Result>(browser: TestBrowser, what: string): Promise<Result> =>
  browser.inOurs(`new window.Promise((resolve, reject) => {
    const opening = window.indexedDB.open('sundial');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      if (!database.objectStoreNames.contains('span')) { database.close(); resolve(null); return; }
      const work = database.transaction('span', 'readwrite');
      const store = work.objectStore('span');
      let result = true;
      ${what}
      work.oncomplete = () => { database.close(); resolve(result); };
    };
  })`);

/** All that was recorded. */
export const spansOf = async (browser: TestBrowser): Promise<Span[]> =>
  (await inStore<Span[] | null>(
    browser,
    'store.getAll().onsuccess = ({ target }) => { result = target.result; };',
  )) ?? [];

/** As if just this had been in front. */
export async function putSpans(browser: TestBrowser, spans: readonly Span[]): Promise<void> {
  const page = await browser.open(`${browser.home}reports.html`);
  const put = `store.clear(); for (const span of window.JSON.parse(${JSON.stringify(JSON.stringify(spans))})) store.put(span);`;
  await until('the database is there', () => inStore(browser, put));
  await page.close();
}
