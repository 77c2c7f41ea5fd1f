import { inPage, type Runs, wordsOf } from './page-words.ts';
import { until } from './poll.ts';

/** The report of a day, or of something longer. */
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
    /** The days or months a number was added from. */
    parts: () => lines('.part'),
    /** How many columns stand on the horizon, and how many have a goal. */
    columns: () =>
      call(() => [
        document.querySelectorAll('.column').length,
        document.querySelectorAll('.column > .goal-line').length,
      ]),
    /** The lines of the table that says what the columns say. */
    async table() {
      await call(() => document.querySelector<HTMLElement>('.as-table > .link')?.click());
      return lines('.hour-row');
    },
    /** The lines of a card, by its title. */
    card: (title: string) =>
      call((title) => {
        const card = [...document.querySelectorAll('.card')].find(
          (each) => each.querySelector('h2')?.firstChild?.textContent === title,
        );
        return [...(card?.querySelectorAll<HTMLElement>('tbody tr, li, p') ?? [])].map((line) =>
          // biome-ignore lint/performance/useDomNodeTextContent: only what is seen.
          line.innerText.replace(/\s+/g, ' ').trim(),
        );
      }, title),
    /** Which of day, week, month and year is shown. */
    range: () => words.text('.range[aria-pressed="true"]'),
    /** What came of the last change. */
    said: () => words.text('.said'),
  };
  return report;
}
