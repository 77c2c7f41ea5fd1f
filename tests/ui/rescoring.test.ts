import { describe, expect, test } from 'vitest';
import type { Answer } from '../../lib/core/answer.ts';
import type { Command, Rescore } from '../../lib/core/commands.ts';
import { rescoredInWords } from '../../lib/ui/rescored-words.ts';
import { createRescoring } from '../../lib/ui/rescoring.ts';
import { docOf } from '../core/scenario.ts';

const doc = docOf(
  { kind: 'score', id: 'a.example', value: { as: 'focus', communication: false } },
  { kind: 'score', id: 'b.example', value: { communication: true } },
);

/** A background that refuses from the given command on. */
function asked(refusing = Number.POSITIVE_INFINITY) {
  const commands: (readonly Rescore[])[] = [];
  const rescoring = createRescoring(async (command: Command): Promise<Answer> => {
    if (command.do === 'score') commands.push(command.sites);
    return commands.length > refusing ? { is: 'refused', because: 'cannot-save' } : { is: 'done' };
  });
  return { commands, rescoring };
}
const many = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ site: `s${at}.example`, as: 'personal' as const }));

describe('changing scores', () => {
  test('is taken back to exactly what was before, in one', async () => {
    const { commands, rescoring } = asked();
    const changes = ['a.example', 'b.example', 'c.example'].map((site) => ({
      site,
      as: 'personal' as const,
    }));
    await rescoring.scoreAll(doc, changes, 'Done.');
    await rescoring.said.value?.undo?.();
    expect(commands).toEqual([
      changes,
      [
        { site: 'a.example', as: 'focus', communication: false },
        { site: 'b.example', as: 'catalogue', communication: true },
        { site: 'c.example', as: 'catalogue', communication: null },
      ],
    ]);
    expect(rescoring.said.value).toEqual({ words: 'All 3 count as they did before.', undo: null });
  });

  test('goes in pieces that a command can hold', async () => {
    const { commands, rescoring } = asked();
    await rescoring.scoreAll(doc, many(23_000), 'Done.');
    expect(commands.map(({ length }) => length)).toEqual([10_000, 10_000, 3000]);
    expect(rescoring.said.value?.words).toBe('Done.');
  });

  test('that is refused half-way says how far it came, and takes that back', async () => {
    const { commands, rescoring } = asked(1);
    await rescoring.scoreAll(doc, many(15_000), 'Done.');
    expect(rescoring.said.value?.words).toMatch(/^This could not be saved.* The first 10,000 were taken\.$/);
    await rescoring.said.value?.undo?.();
    expect(commands.at(-1)).toHaveLength(10_000);
  });

  test('that is refused leaves nothing to take back', async () => {
    const { rescoring } = asked(0);
    await rescoring.score(doc, 'a.example', 'other');
    expect(rescoring.said.value).toMatchObject({ undo: null });
  });
});

test.each([
  [['a.example'], { as: 'personal' }, 'a.example counts as Personal from now on, and on all days before.'],
  [['@social'], { as: 'catalogue' }, 'The category Social networks counts as in the list again.'],
  [['a', 'b'], { as: 'focus' }, '2 sites count as Focus Work from now on, and on all days before.'],
  [['a', 'b', '@x'], { communication: true }, '2 sites and 1 category are communication from now on.'],
  [['a'], { communication: false }, 'a is no communication from now on.'],
  [
    ['@video'],
    { communication: null },
    'Whether the category Video is communication is as in the list again.',
  ],
  [['@x', '@y'], { communication: null }, 'Whether 2 categories are communication is as in the list again.'],
] as const)('%j changed to %j is said in words', (ids, change, words) =>
  expect(rescoredInWords(ids, change)).toBe(words),
);
