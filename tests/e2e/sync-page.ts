import type { Tab } from './browser.ts';
import { inPage, type Runs, wordsOf } from './page-words.ts';
import { until } from './poll.ts';

/** "Your browsers", in the settings. */
export function syncIn(page: Runs & Pick<Tab, 'click'>) {
  const words = wordsOf(page);
  const call = inPage(page);
  const says = (what: string) =>
    until(`it says "${what}"`, async () => (await words.words().catch(() => '')).includes(what));
  return {
    ...words,
    says,
    /** Types into the field with these words above it. */
    type: (label: string, text: string) =>
      call(
        (label, text) => {
          const part = document.querySelector('#sync')?.closest('section');
          const named = [...(part?.querySelectorAll('label') ?? [])].find((each) =>
            each.textContent?.trim().startsWith(label),
          );
          const field = named?.querySelector('input');
          if (!field) throw new Error(`There is no field "${label}".`);
          field.value = text;
          field.dispatchEvent(new Event('input', { bubbles: true }));
        },
        label,
        text,
      ),
    /** Clicks a button once it is there, as a person does: browsers ask for consent only then. */
    async choose(label: string) {
      const mark = () =>
        call((label) => {
          const part = document.querySelector('#sync')?.closest('section');
          const button = [...(part?.querySelectorAll('button') ?? [])].find((each) =>
            [each.ariaLabel, each.textContent?.trim()].some((name) => name?.startsWith(label)),
          );
          for (const each of document.querySelectorAll('[data-chosen]'))
            delete (each as HTMLElement).dataset.chosen;
          if (button) button.dataset.chosen = '';
          return button !== undefined;
        }, label);
      await until(`there is "${label}"`, mark);
      await page.click('[data-chosen]');
    },
    code: () => words.text('.code'),
    digits: () => words.text('.digits'),
    recovery: () =>
      call(() => [...document.querySelectorAll('.recovery li')].map((each) => each.textContent).join(' ')),
    browsers: () =>
      call(() =>
        [...document.querySelectorAll('#sync ~ ul .row-label')].map((each) => each.textContent ?? ''),
      ),
  };
}
