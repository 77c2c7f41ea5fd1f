import { describe, expect, test } from 'vitest';
import { activitiesOf, type Seen } from '../../lib/core/activities.ts';
import type { Change } from '../../lib/core/doc.ts';
import { MINUTE } from '../../lib/core/time.ts';
import { CATALOGUE, docOf } from './scenario.ts';

const SEEN: Seen = {
  sites: new Set(['social.example', 'nobody.example', 'intranet', 'old.example']),
  times: new Map([
    ['social.example', 9 * MINUTE],
    ['m.social.example', MINUTE],
    ['nobody.example', 5 * MINUTE],
  ]),
};
const score = (id: string, value: Extract<Change, { kind: 'score' }>['value']): Change => ({
  kind: 'score',
  id,
  value,
});
const rowsWith = (...changes: Change[]) => activitiesOf(docOf(...changes), CATALOGUE, SEEN);
const row = (id: string, ...changes: Change[]) => rowsWith(...changes).find((each) => each.id === id);

describe('the activities', () => {
  test('are all sites ever seen, scored or listed, and all categories, each once', () => {
    const ids = rowsWith(score('mine.example', { as: 'focus' })).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ['old.example', 'nobody.example', 'mine.example', 'words.example', '@social'])
      expect(ids).toContain(id);
  });

  test('say of a seen site what it is, and by whom', () =>
    expect(row('m.social.example')).toMatchObject({
      category: 'social',
      as: 'personal',
      by: 'social',
      own: null,
      blockedFrom: 'distractions',
      time: MINUTE,
      isKnown: true,
      isNew: false,
    }));

  test('are new when they were seen and nobody says what they are', () => {
    const isNew = (...changes: Change[]) =>
      rowsWith(...changes)
        .filter((each) => each.isNew)
        .map(({ id }) => id);
    expect(isNew()).toEqual(['nobody.example', 'intranet', 'old.example']);
    expect(isNew(score('nobody.example', { as: 'other' }))).toEqual(['intranet', 'old.example']);
  });

  test('are not known while only the list names them', () => {
    expect(row('words.example')).toMatchObject({ isKnown: false, time: 0 });
    expect(row('words.example', score('words.example', { as: 'focus' }))).toMatchObject({ isKnown: true });
    expect(row('words.example', score('words.example', null))).toMatchObject({ isKnown: false });
  });

  test('have the time of a category from all its sites', () =>
    expect(row('@social')).toMatchObject({ is: 'category', time: 10 * MINUTE, as: 'personal' }));

  test('are blocked as sessions block them', () => {
    expect(row('chat.example')?.blockedFrom).toBe('communication');
    expect(row('@dating')?.blockedFrom).toBe('distractions');
    expect(row('nobody.example')?.blockedFrom).toBeNull();
    expect(row('social.example', score('@social', { as: 'focus' }))?.blockedFrom).toBeNull();
    expect(row('@social', score('@social', { as: 'focus' }))).toMatchObject({ as: 'focus', by: 'you' });
  });

  test('tell a name that is recorded but is none of a site', () => {
    expect(row('intranet')?.isSite).toBe(false);
    expect(row('video.example/shorts')?.isSite).toBe(true);
  });
});
