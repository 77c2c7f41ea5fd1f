import { inPage, type Runs, wordsOf } from './page-words.ts';

/** The look back on a session. */
export function summaryIn(page: Runs) {
  const call = inPage(page);
  const words = wordsOf(page);
  return {
    ...words,
    title: () => words.text('h1'),
    headline: () => words.text('.kicker'),
    task: () => words.text('.sky .task'),
    /** The questions as they are asked. */
    questions: () =>
      call(() =>
        Array.from(document.querySelectorAll('.legend'), (legend) => legend.firstChild?.textContent?.trim()),
      ),
    /** What is said of them so far. */
    answers: () =>
      call(() => [
        ...Array.from(
          document.querySelectorAll('.choice[aria-pressed=true]'),
          (choice) => choice.textContent,
        ),
        document.querySelector('textarea')?.value ?? '',
      ]),
    writeNext: (text: string) =>
      call((text) => {
        const field = document.querySelector('textarea');
        if (!field) return;
        field.focus();
        field.value = text;
        field.setSelectionRange(text.length, text.length);
        field.dispatchEvent(new Event('input', { bubbles: true }));
      }, text),
    /** Each figure with what stands behind it, by its title. */
    facts: () =>
      call(() =>
        Object.fromEntries(
          Array.from(document.querySelectorAll<HTMLElement>('.fact'), (fact) => [
            fact.querySelector('.fact-title')?.textContent ?? '',
            ['.fact-figure', '.fact-line'].map((part) =>
              (fact.querySelector(part)?.textContent ?? '').replace(/\s+/g, ' ').trim(),
            ),
          ]),
        ),
      ),
    /** The strip as a table, line by line without the times of day. */
    strip: () =>
      call(() =>
        Array.from(document.querySelectorAll('.rows tbody tr'), (row) =>
          [...row.querySelectorAll('td')].map((cell) => cell.textContent),
        ),
      ),
    days: () =>
      call(() => Array.from(document.querySelectorAll('.streak-day'), (day) => day.getAttribute('data-is'))),
    /** Sorts a site in the list on the page. */
    score: (site: string, as: string) =>
      call(
        (site, as) => {
          const row = [...document.querySelectorAll('.sort-row')].find(
            (each) => each.querySelector('.sort-site')?.textContent === site,
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
  };
}
