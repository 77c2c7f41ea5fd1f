import { inPage, type Runs, wordsOf } from './page-words.ts';
import { until } from './poll.ts';

/** The page in place of a site that can wait. */
export function blockPageIn(page: Runs) {
  const call = inPage(page);
  const words = wordsOf(page);
  const blockPage = {
    ...words,
    /** "social.test can wait", or whatever it says below the horizon. */
    title: () => words.text('.ground h2'),
    task: () => words.text('.sky h1'),
    left: () => words.text('.sky .figure'),
    ends: () => words.text('.sky .ends'),
    place: () => words.text('.place'),
    backToWork: () => words.press('Back to work'),
    /** "Continue to ...": the question, or the site, if there is nothing to ask. */
    async continue() {
      await until('one can go on', () => words.press('Continue to'));
    },
    async ask() {
      await blockPage.continue();
      // Keys are heard from the moment the way back has the keyboard.
      await until('it asks', async () => (await words.focused()).startsWith('Nevermind!'));
    },
    /** The answers to the question it asks; none when it does not. */
    answers: () =>
      call(() =>
        Array.from(document.querySelectorAll('button.choice'), (choice) => ({
          title: choice.querySelector('b')?.textContent ?? '',
          isOpen: choice.getAttribute('aria-disabled') !== 'true',
        })),
      ),
    isAsking: async () => (await blockPage.answers()).length > 0,
    areOpen: async () => {
      const answers = await blockPage.answers();
      return answers.length > 0 && answers.every(({ isOpen }) => isOpen);
    },
    answer: (title: string) => words.press(title),
  };
  return blockPage;
}
