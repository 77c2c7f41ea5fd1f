import { inPage, type Runs, wordsOf } from './page-words.ts';
import { until } from './poll.ts';

/** The report of a day. */
export function reportIn(page: Runs) {
  const call = inPage(page);
  const words = wordsOf(page);
  const lines = (selector: string) =>
    call(
      (selector) =>
        Array.from(document.querySelectorAll<HTMLElement>(selector), (line) =>
          // biome-ignore lint/performance/useDomNodeTextContent: only what is seen.
          line.innerText.replace(/\s+/g, ' ').trim(),
        ),
      selector,
    );
  const report = {
    ...words,
    day: () => words.text('h1'),
    lede: () => words.text('.lede'),
    /** "Focus Work 4 h 18 m" and so on. */
    totals: () => lines('.key-button'),
    /** Each site, what it counts as and its time. */
    sites: () =>
      call(() =>
        Array.from(document.querySelectorAll('.site-row'), (row) => [
          row.querySelector('.site')?.textContent?.trim() ?? '',
          row.querySelector('select')?.selectedOptions[0]?.textContent ?? '',
          row.querySelector('.figure')?.textContent?.trim() ?? '',
        ]),
      ),
    sessions: () => lines('.session'),
    score: (site: string, as: string) =>
      call(
        (site, as) => {
          const row = [...document.querySelectorAll('.site-row')].find(
            (each) => each.querySelector('.site')?.textContent?.trim() === site,
          );
          const select = row?.querySelector('select');
          const option = [...(select?.options ?? [])].find(({ text }) => text === as);
          if (!select || !option) return false;
          select.value = option.value;
          select.dispatchEvent(new Event('change', { bubbles: true }));
          return true;
        },
        site,
        as,
      ),
    /** Opens what a site's time was added from. */
    async openSite(site: string) {
      await call((site) => {
        const row = [...document.querySelectorAll('.site-row')].find(
          (each) => each.querySelector('.site')?.textContent?.trim() === site,
        );
        row?.querySelector<HTMLElement>('.opens')?.click();
      }, site);
      await until('its stretches are there', () =>
        call(() => document.querySelector('dialog[open]') !== null),
      );
    },
    spans: () => lines('.span'),
    /** What came of the last change. */
    said: () => words.text('.said'),
  };
  return report;
}
