import { describe, expect, test } from 'vitest';
import { createOmnibox } from '../../lib/background/omnibox.ts';
import type { Answer } from '../../lib/core/answer.ts';
import type { Command } from '../../lib/core/commands.ts';
import type { Change } from '../../lib/core/doc.ts';
import { at, begun, docOf, T0 } from '../core/scenario.ts';

/** What comes of a text in the address bar, answered so. */
async function entered(
  text: string,
  { changes = [] as Change[], answer = { is: 'done' } as Answer, isReadable = true } = {},
) {
  const asked: Command[] = [];
  const opened: string[] = [];
  const doc = docOf(...changes);
  await createOmnibox({
    seen: async () => (isReadable ? { device: 'here', doc, now: T0, shift: 0 } : null),
    async obey(command) {
      asked.push(command);
      return command.do === 'draft' ? { is: 'done' } : answer;
    },
    suggest: async () => null,
    openPrep: async () => void opened.push('prep'),
    openAssistant: async () => void opened.push('the Assistant'),
    isPrivate: false,
  }).enter(text);
  return { asked, opened };
}

describe('the address bar', () => {
  test('begins a session and opens nothing', async () =>
    expect(await entered('50 write the report')).toMatchObject({
      asked: [{ do: 'start', minutes: 50, task: 'write the report', level: 'distractions' }],
      opened: [],
    }));

  test('opens prep where nothing was typed, and what runs where something does', async () => {
    expect(await entered('')).toEqual({ asked: [], opened: ['prep'] });
    expect(await entered('', { changes: [begun(-5, 20)] })).toEqual({ asked: [], opened: ['the Assistant'] });
  });

  test('adds to the session that runs', async () =>
    expect(await entered('+15', { changes: [begun(-5, 20)] })).toEqual({
      asked: [{ do: 'extend', minutes: 15 }],
      opened: [],
    }));

  test('keeps what was typed for prep, where it cannot begin like that', async () => {
    const { asked, opened } = await entered('300 min mail', {
      answer: { is: 'refused', because: 'too-short-or-long' },
    });
    expect(asked[1]).toMatchObject({
      do: 'draft',
      draft: { prep: { task: 'mail', minutes: 300 }, at: at(0) },
    });
    expect(opened).toEqual(['prep']);
  });

  test('shows the session that stands in the way', async () =>
    expect(
      (
        await entered('25 mail', {
          changes: [begun(-5, 20)],
          answer: { is: 'refused', because: 'already-focusing' },
        })
      ).opened,
    ).toEqual(['the Assistant']));

  test('leads to the Assistant where nothing can be read, which says so', async () =>
    expect(await entered('25 mail', { isReadable: false })).toEqual({
      asked: [],
      opened: ['the Assistant'],
    }));
});
