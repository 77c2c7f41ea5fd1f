import { afterEach, describe, expect, test } from 'vitest';
import { createMenu } from '../../lib/background/menu.ts';
import type { Answer } from '../../lib/core/answer.ts';
import type { Command } from '../../lib/core/commands.ts';
import type { Choice } from '../../lib/core/menu.ts';
import { MENU, menuInWords, signOf } from '../../lib/ui/menu-words.ts';
import { keyOf, keyOfMany, speak } from '../../lib/words/t.ts';
import { docOf, T0 } from '../core/scenario.ts';

/** What becomes of a choice on a page, answered so. */
async function chosen(
  choice: Choice,
  { address = 'https://www.news.example/a?b', answer = { is: 'done' } as Answer } = {},
) {
  const asked: Command[] = [];
  const told: string[] = [];
  const opened: string[] = [];
  const doc = docOf({
    kind: 'setting',
    id: 'prep',
    value: { task: 'Draft', minutes: 45, level: 'communication' },
  });
  await createMenu({
    seen: async () => ({ device: 'here', doc, now: T0, shift: 0 }),
    machineNow: () => T0,
    async obey(command) {
      asked.push(command);
      return answer;
    },
    async tell(_, command) {
      told.push(signOf(command)?.words ?? signOf(command)?.sign ?? 'nothing');
    },
    async openAssistant() {
      opened.push('the Assistant');
    },
    async openActivities(at) {
      opened.push(`the activities ${at}`);
    },
  })(choice, { address, tab: 1, unnamed: false });
  return { asked, told, opened };
}

describe('a choice in a menu', () => {
  test('scores the whole site of the page, and says so at the icon', async () =>
    expect(await chosen({ is: 'counts', as: 'personal' })).toEqual({
      asked: [{ do: 'score', sites: [{ site: 'news.example', as: 'personal' }] }],
      told: ['news.example counts as Personal from now on, and on all days before.'],
      opened: [],
    }));

  test.each([true, false])('marks it as communication: %s', async (to) =>
    expect((await chosen({ is: 'communication', to })).asked).toEqual([
      { do: 'score', sites: [{ site: 'news.example', communication: to }] },
    ]),
  );

  test('begins a session with the task and the level that stand in the Assistant', async () =>
    expect(await chosen({ is: 'begin', minutes: 50 })).toEqual({
      asked: [{ do: 'start', task: 'Draft', minutes: 50, level: 'communication' }],
      told: ['nothing'],
      opened: [],
    }));

  test('pauses from now on', async () =>
    expect(await chosen({ is: 'pause', minutes: 30 })).toMatchObject({
      asked: [{ do: 'pause', until: T0 + 30 * 60_000 }],
      told: ['II'],
    }));

  test('that is refused opens the page on which the reason is seen', async () => {
    const refused = (because: 'already-focusing' | 'no-site') => ({
      answer: { is: 'refused', because } as const,
    });
    expect((await chosen({ is: 'begin', minutes: 25 }, refused('already-focusing'))).opened).toEqual([
      'the Assistant',
    ]);
    expect(
      await chosen({ is: 'counts', as: 'focus' }, { address: 'about:blank', ...refused('no-site') }),
    ).toMatchObject({
      asked: [{ sites: [{ site: '' }] }],
      told: [],
      opened: ['the activities #refused=no-site'],
    });
  });
});

test('the icon has six lines, which is all a browser shows', () =>
  expect(MENU.filter(({ on }) => on === 'icon')).toHaveLength(6));

describe('the lines of the menus', () => {
  afterEach(() => speak('en', null));
  const said = () => menuInWords().map(({ words }) => words);

  test('say what they do, and the one that parts two others says nothing', () =>
    expect(said()).toEqual([
      'This site counts as',
      'Focus Work',
      'Other Work',
      'Meeting',
      'Personal',
      null,
      'Communication',
      'No communication',
      'Begin 25 minutes',
      'Begin 50 minutes',
      'Begin 90 minutes',
      'Pause for 30 minutes',
      'Today’s report',
      'Settings',
    ]));

  test('are said in the language that is spoken when they are asked for', () => {
    speak('de', {
      [keyOf('Settings')]: 'Einstellungen',
      [keyOf('Focus Work')]: 'Fokusarbeit',
      [keyOfMany('Begin {n} minute', 'Begin {n} minutes')]: {
        one: '{n} Minute beginnen',
        other: '{n} Minuten beginnen',
      },
    });
    expect(said()).toEqual(
      expect.arrayContaining(['Einstellungen', 'Fokusarbeit', '90 Minuten beginnen', 'Meeting']),
    );
  });
});
