import { describe, expect, test } from 'vitest';
import type { Command } from '../../lib/core/commands.ts';
import type { Change } from '../../lib/core/doc.ts';
import { SILENCE } from '../../lib/core/music.ts';
import { prune } from '../../lib/core/prune.ts';
import { exitFreeAt, wayOutAt } from '../../lib/core/session.ts';
import { at, docOf, erased, given, session } from './scenario.ts';

const DAYS = 24 * 60;
const strict = (from = 0, to = 25): Change => ({
  kind: 'session',
  id: 's',
  value: { ...session(from, to), strict: true },
});
const exit = (minute: number): Change => ({
  kind: 'end',
  id: 'earlier',
  value: { at: at(minute), as: 'ended', device: 'here', emergency: true },
});
const address = 'https://social.example/page';

describe('a strict session', () => {
  test('is begun where somebody asked for it, and remembered', () =>
    given()
      .when({ do: 'start', task: '', minutes: 25, level: 'distractions', strict: true }, { at: 0 })
      .gives(
        {
          kind: 'session',
          id: 'new',
          value: { ...session(0, 25, 'distractions', ''), strict: true },
        },
        {
          kind: 'setting',
          id: 'prep',
          value: { task: '', minutes: 25, level: 'distractions', strict: true },
        },
      ));

  test.each<[string, Command]>([
    ['a site', { do: 'unblock-site', address }],
    ['all communication', { do: 'unblock-communication' }],
    ['what is no distraction', { do: 'not-a-distraction', address }],
    ['what counts otherwise from now on', { do: 'score', sites: [{ site: 'social.example', as: 'other' }] }],
    ['what is as in the catalogue again', { do: 'score', sites: [{ site: 'own.example', as: 'catalogue' }] }],
    [
      'what is communication no more',
      { do: 'score', sites: [{ site: 'chat.example', communication: false }] },
    ],
  ])('lets nothing through: not %s', (_, command) =>
    given(strict()).when(command, { at: 10 }).refuses('strict'),
  );

  test.each<[string, Command]>([
    ['a file', { do: 'bring-in', entries: [] }],
    ['deleting everything', { do: 'forget-all' }],
  ])('is not gone round by %s', (_, command) => given(strict()).when(command, { at: 10 }).refuses('strict'));

  test('is none where nothing is kept out; the wish stays', () => {
    const { decision } = given().when(
      { do: 'start', task: '', minutes: 25, level: 'nothing', strict: true },
      { at: 0 },
    );
    const [begun, prep] = decision.is === 'done' ? decision.changes : [];
    expect(begun?.value).not.toHaveProperty('strict');
    expect(prep?.value).toMatchObject({ strict: true });
  });

  test('takes in what is to be kept out as well', () =>
    given(strict())
      .when({ do: 'score', sites: [{ site: 'more.example', as: 'personal' }] }, { at: 10 })
      .gives({ kind: 'score', id: 'more.example', value: { as: 'personal' } }));

  test('can be cancelled within a minute, and neither cancelled nor ended later', () => {
    given(strict())
      .when({ do: 'cancel' }, { at: 0.9 })
      .gives({
        kind: 'end',
        id: 's',
        value: { at: at(0.9), as: 'cancelled', device: 'here' },
      });
    given(strict()).when({ do: 'cancel' }, { at: 2 }).refuses('strict');
    given(strict()).when({ do: 'end' }, { at: 20 }).refuses('strict');
    const { value } = strict() as Change & { kind: 'session' };
    expect(value && [wayOutAt(value, at(0.5)), wayOutAt(value, at(20))]).toEqual([
      'cancel',
      'emergency-exit',
    ]);
  });

  test('has an emergency exit, which is noted', () =>
    given(strict())
      .when({ do: 'emergency-exit' }, { at: 10 })
      .gives({
        kind: 'end',
        id: 's',
        value: { at: at(10), as: 'ended', device: 'here', emergency: true },
      }));

  test('has it once in seven days', () => {
    given(exit(-7 * DAYS + 20), strict())
      .when({ do: 'emergency-exit' }, { at: 10 })
      .refuses('exit-used');
    given(exit(-7 * DAYS), strict())
      .when({ do: 'emergency-exit' }, { at: 10 })
      .gives({ kind: 'end', id: 's', value: { at: at(10), as: 'ended', device: 'here', emergency: true } });
    expect(exitFreeAt([{ at: at(0), as: 'ended', device: 'here', emergency: true }], at(1))).toBe(
      at(7 * DAYS),
    );
    expect(exitFreeAt([{ at: at(0), as: 'ended', device: 'here' }, null], at(1))).toBeNull();
  });
});

test('the emergency exit is not had again by deleting the day it was taken on', () => {
  const taken: Change = {
    kind: 'end',
    id: 's',
    value: { at: at(10), as: 'ended', device: 'here', emergency: true },
  };
  const day = { do: 'forget', from: at(-60), to: at(600), site: null } as const;
  given(strict(), taken)
    .when(day, { at: 60 })
    .gives({ kind: 'session', id: 's', value: null }, erased(-60, 60, 60));
  given(strict(), taken)
    .when(day, { at: 8 * DAYS })
    .gives(
      { kind: 'session', id: 's', value: null },
      { kind: 'end', id: 's', value: null },
      erased(-60, 600, 8 * DAYS),
    );
});

test('of an exit whose session was deleted the instant goes when it counts no more', () => {
  const day = { do: 'forget', from: at(0), to: at(9 * DAYS), site: null } as const;
  const left = exit(10);
  given(left)
    .when(day, { at: 60 })
    .gives(erased(0, 60, 60));
  given(left)
    .when(day, { at: 8 * DAYS })
    .gives({ kind: 'end', id: 'earlier', value: null }, erased(0, 8 * DAYS, 8 * DAYS));
  expect(Object.keys(prune(docOf(left), at(6 * DAYS)).doc.end)).toEqual(['earlier']);
  expect(prune(docOf(left), at(8 * DAYS))).toMatchObject({ doc: { end: {} }, old: [] });
});

test('a session that is not strict has no emergency exit', () =>
  given({ kind: 'session', id: 's', value: session(0, 25) })
    .when({ do: 'emergency-exit' }, { at: 10 })
    .refuses('not-strict'));

test('no session lets YouTube’s tab in that did not begin with it', () => {
  const youtube = { do: 'set', setting: 'music', to: { ...SILENCE, from: 'youtube' } } as const;
  given({ kind: 'session', id: 's', value: session(0, 25) })
    .when(youtube, { at: 10 })
    .refuses('youtube-in-session');
  given().when(youtube, { at: 10 }).gives({ kind: 'setting', id: 'music', value: youtube.to });
});

describe('what a session is begun with', () => {
  const held: Change = {
    kind: 'setting',
    id: 'prep',
    value: { task: '', minutes: 45, level: 'distractions', project: 'Website', strict: true },
  };
  test('is remembered, but for what was not said', () => {
    const { decision } = given(held).when(
      { do: 'start', task: '', minutes: 25, level: 'distractions' },
      { at: 0 },
    );
    const changes = decision.is === 'done' ? decision.changes : [];
    expect(changes.at(-1)?.value).toMatchObject({ minutes: 25, project: 'Website', strict: true });
  });
  test('is not remembered of a trial', () => {
    const { decision } = given(held).when(
      { do: 'start', task: '', minutes: 5, level: 'distractions', isTrial: true },
      { at: 0 },
    );
    const changes = decision.is === 'done' ? decision.changes : [];
    expect(changes.map(({ kind }) => kind)).toEqual(['session']);
  });
});
