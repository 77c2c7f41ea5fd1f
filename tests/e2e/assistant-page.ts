import { inPage, type Runs, wordsOf } from './page-words.ts';
import { until } from './poll.ts';

/** What a session is begun with; what is left out stays as it stands. */
interface Wish {
  task?: string;
  /** A preset, or a length of one's own, as typed. */
  minutes?: number | string;
  level?: 'Nothing' | 'Distractions' | 'Distractions and communication';
}

const PRESETS = ['15', '25', '45', '60', '90'];

/** The Assistant, in the popup or in the side panel. */
export function assistantIn(page: Runs) {
  const call = inPage(page);
  const words = wordsOf(page);

  const choose = (label: string) =>
    call((label) => {
      const radio = [...document.querySelectorAll<HTMLElement>('label:has(input[type=radio])')].find(
        (each) => each.querySelector('span')?.textContent === label,
      );
      radio?.click();
      return radio !== undefined;
    }, label);
  const type = (selector: string, text: string) =>
    call(
      (selector, text) => {
        const field = document.querySelector<HTMLInputElement>(selector);
        if (!field) return false;
        field.value = text;
        field.dispatchEvent(new Event('input', { bubbles: true }));
        return true;
      },
      selector,
      text,
    );

  const assistant = {
    ...words,
    isAtHome: () => call(() => document.querySelector('.focus-button') !== null),
    /** At the next session's prep, by way of "Focus" if the day is shown. */
    isAtRest: () =>
      call(() => {
        document.querySelector<HTMLElement>('.focus-button')?.click();
        return document.querySelector('#task') !== null;
      }),
    /** The alerts of the feed, by their words. */
    feed: () =>
      call(() =>
        [...document.querySelectorAll<HTMLElement>('.alerts > li')].map((card) => card.textContent ?? ''),
      ),
    isInSession: () => call(() => document.querySelector('.way-out') !== null),
    /** What the next session would be, as it stands on the page. */
    wish: () =>
      call(() => {
        const chosen = (name: string) =>
          document.querySelector(`input[name=${name}]:checked`)?.parentElement?.querySelector('span')
            ?.textContent ?? '';
        const length = chosen('length');
        return {
          task: document.querySelector<HTMLInputElement>('#task')?.value ?? '',
          minutes:
            length === 'other'
              ? (document.querySelector<HTMLInputElement>('#other-length')?.value ?? '')
              : length,
          level: chosen('level'),
        };
      }),
    async choose({ task, minutes, level }: Wish) {
      await until('the Assistant is at rest', assistant.isAtRest);
      if (task !== undefined) await type('#task', task);
      if (minutes !== undefined) {
        const isPreset = PRESETS.includes(String(minutes));
        await choose(isPreset ? String(minutes) : 'other');
        if (!isPreset)
          await until('the field for a length is there', () => type('#other-length', String(minutes)));
      }
      if (level !== undefined) await choose(level);
    },
    begin: async (wish: Wish = {}) => {
      await assistant.choose(wish);
      await words.press('Begin session');
      await until('the session has begun', assistant.isInSession);
    },
    /** What it says of the session that runs. */
    session: () =>
      call(() => {
        const text = (selector: string) => document.querySelector(selector)?.textContent?.trim() ?? '';
        const facts = Object.fromEntries(
          Array.from(document.querySelectorAll('.facts > div'), (fact) => [
            fact.querySelector('dt')?.textContent ?? '',
            fact.querySelector('dd')?.textContent ?? '',
          ]),
        );
        return {
          task: text('.sky .task'),
          left: text('.sky .figure'),
          ends: text('.sky .caption'),
          level: facts.Blocking,
          keptOut: facts['Kept out so far'],
          planned: facts.Planned,
          letThrough: facts['Let through'],
          wayOut: text('.way-out'),
          health: text('.foot .health'),
        };
      }),
  };
  return assistant;
}
