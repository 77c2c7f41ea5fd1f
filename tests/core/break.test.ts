import { describe, expect, test } from 'vitest';
import { breakAt } from '../../lib/core/break.ts';
import type { Change } from '../../lib/core/doc.ts';
import { at, begun, docOf, given } from './scenario.ts';

const rest: Change = { kind: 'setting', id: 'break', value: { from: at(25), to: at(35) } };
const isOn = (minute: number, ...changes: Change[]) => breakAt(docOf(...changes), at(minute)) !== null;

describe('a break after a session', () => {
  test('holds for as long as it was taken', () => {
    expect([24, 25, 34, 35].map((minute) => isOn(minute, begun(0, 25), rest))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  test('is over with the next session: to begin is to be back', () =>
    expect(isOn(32, begun(0, 25), rest, { ...begun(30, 55), id: 't' })).toBe(false));

  test('is ended when somebody says so', () =>
    given(begun(0, 25), rest)
      .when({ do: 'set', setting: 'break', to: null }, { at: 30 })
      .gives({ kind: 'setting', id: 'break', value: null }));

  test('is none where what is kept of it makes no sense', () => {
    expect(isOn(30, { kind: 'setting', id: 'break', value: { from: at(35), to: at(25) } })).toBe(false);
    expect(isOn(30, { kind: 'setting', id: 'break', value: 'soon' })).toBe(false);
  });
});
