import { describe, expect, test } from 'vitest';
import { partsFound } from '../../lib/ui/find-setting.ts';

const PARTS = [
  { title: 'Calendars', text: 'Calendars Add an address', rows: ['Add an address', 'Refresh'] },
  { title: 'Alerts', text: 'Alerts Goal met When the goal is met', rows: ['Goal met', 'Over half of it'] },
  { title: 'Company', text: 'Company Café nearby', rows: [] },
];
const found = (needle: string) => partsFound(PARTS, needle);
const shown = (needle: string) =>
  PARTS.filter((_, at) => found(needle)[at]?.isShown).map(({ title }) => title);

describe('a search over the settings', () => {
  test('shows everything while nothing is looked for', () => {
    expect(shown('')).toEqual(['Calendars', 'Alerts', 'Company']);
    expect(found('').every(({ rows }) => rows.every(Boolean))).toBe(true);
  });
  test('leaves the rows that have all the words, with those of their part', () => {
    expect(shown('goal')).toEqual(['Alerts']);
    expect(found('goal')[1]?.rows).toEqual([true, false]);
    expect(found('alerts half')[1]?.rows).toEqual([false, true]);
  });
  test('leaves a part whole that is called so, or has the words outside of its rows', () => {
    expect(found('calendar')[0]).toEqual({ isShown: true, rows: [true, true] });
    expect(shown('nearby')).toEqual(['Company']);
  });
  test('knows an apostrophe as it is typed, and the wide letters and spaces of another script', () => {
    const parts = [
      { title: 'Son', text: '', rows: ['Activer l’écoute'] },
      { title: '音楽', text: '', rows: ['Spotify を接続'] },
    ];
    const titles = (needle: string) =>
      partsFound(parts, needle).flatMap(({ isShown }, at) => (isShown ? [parts[at]?.title] : []));
    expect(titles("l'ecoute")).toEqual(['Son']);
    expect(titles('Ｓｐｏｔｉｆｙ　接続')).toEqual(['音楽']);
  });
  test('minds neither case nor marks, and may find nothing', () => {
    expect(shown('CAFE')).toEqual(['Company']);
    expect(shown('zebra')).toEqual([]);
  });
});
