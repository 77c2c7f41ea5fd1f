import { expect, test } from 'vitest';
import { createArchiveWork } from '../../entrypoints/options/archive-work.ts';
import type { Answer } from '../../lib/core/answer.ts';
import { Command } from '../../lib/core/commands.ts';

/** A background that takes what it understands, up to so many commands. */
function asked(most = Number.POSITIVE_INFINITY) {
  let count = 0;
  const ask = async (command: Command): Promise<Answer> => {
    if (!Command.safeParse(command).success) return { is: 'refused', because: 'not-heard' };
    return ++count > most ? { is: 'refused', because: 'cannot-save' } : { is: 'done' };
  };
  return createArchiveWork({ ask } as Parameters<typeof createArchiveWork>[0], () => {});
}
const sites = Array.from({ length: 23_000 }, (_, at) => `s${at}.example`);

test('a block list of any length is taken', async () => {
  const work = asked();
  await work.score(sites);
  expect(work.said.value).toBe(`${(23_000).toLocaleString()} sites count as Personal now.`);
});

test('a block list that is refused half-way says how far it came', async () => {
  const work = asked(1);
  await work.score(sites);
  expect(work.said.value).toMatch(/^This could not be saved.* The first 10,000 were taken\.$/);
});
