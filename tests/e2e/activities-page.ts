import { inPage, type Runs, wordsOf } from './page-words.ts';

/** The page of the activities. */
export function activitiesIn(page: Runs) {
  const call = inPage(page);
  const words = wordsOf(page);
  return {
    ...words,
    /** The lines that are drawn: site, what it counts as, and from when it is blocked. */
    lines: () =>
      call(() =>
        Array.from(document.querySelectorAll('tr[data-at]'), (line) => [
          line.querySelector('th')?.textContent?.trim() ?? '',
          line.querySelector('select')?.selectedOptions[0]?.textContent ?? '',
          line.querySelector('.blocked')?.textContent?.trim() ?? '',
        ]),
      ),
    /** How many lines there are, drawn or not, without the head. */
    count: () => call(() => Number(document.querySelector('table')?.getAttribute('aria-rowcount')) - 1),
    find: (needle: string) =>
      call((needle) => {
        const field = document.querySelector<HTMLInputElement>('input[type=search]');
        if (!field) return;
        field.value = needle;
        field.dispatchEvent(new Event('input', { bubbles: true }));
      }, needle),
    filter: (words: string) =>
      call((words) => {
        for (const label of document.querySelectorAll<HTMLElement>('.filter'))
          if (label.textContent?.startsWith(words)) label.click();
      }, words),
    /** Ticks a site's line, with Shift all from the last one. */
    pick: (site: string, shiftKey = false) =>
      call(
        (site, shiftKey) => {
          const line = [...document.querySelectorAll('tr[data-at]')].find(
            (each) => each.querySelector('th')?.textContent?.trim() === site,
          );
          line?.querySelector('input')?.dispatchEvent(new MouseEvent('click', { bubbles: true, shiftKey }));
        },
        site,
        shiftKey,
      ),
    /** Chooses in a site's line: what it counts as, or whether it is communication. */
    choose: (site: string, what: 'counts as' | 'is communication', words: string) =>
      call(
        (site, what, words) => {
          const select = document.querySelector<HTMLSelectElement>(`select[aria-label="${site} ${what}"]`);
          const option = [...(select?.options ?? [])].find(({ text }) => text === words);
          if (!select || !option) return false;
          select.value = option.value;
          select.dispatchEvent(new Event('change', { bubbles: true }));
          return true;
        },
        site,
        what,
        words,
      ),
    /** What came of the last change. */
    said: () => words.text('.said'),
  };
}
