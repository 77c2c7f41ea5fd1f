import { expect, test } from 'vitest';
import type { Answer } from '../../lib/core/answer.ts';
import { createObeying, whyNot } from '../../lib/ui/why-not.ts';

const REFUSED: Answer = { is: 'refused', because: 'not-focusing' };
const WORDS = 'No session is running any more. Begin one when you are ready.';

test('a refusal is said in words, with the number a server gave; what was done says nothing', async () => {
  expect(await whyNot(REFUSED)).toBe(WORDS);
  expect(await whyNot({ is: 'refused', because: 'calendar-gone', code: 404 })).toContain('(404)');
  expect(await whyNot({ is: 'done' })).toBe('');
});

test('of commands given one after the other the last one is told of, whichever is answered first', async () => {
  for (const [first, second, words] of [
    [REFUSED, { is: 'done' }, ''],
    [{ is: 'done' }, REFUSED, WORDS],
  ] as [Answer, Answer, string][])
    for (const order of [
      [0, 1],
      [1, 0],
    ]) {
      const answered: ((answer: Answer) => void)[] = [];
      const said: string[] = [];
      const obey = createObeying({ ask: () => new Promise((answer) => answered.push(answer)) }, (words) => {
        said.push(words);
      });
      const given = [obey({ do: 'look' }), obey({ do: 'look' })];
      for (const at of order) answered[at]?.(at === 0 ? first : second);
      await Promise.all(given);
      expect(said.at(-1)).toBe(words);
    }
});
