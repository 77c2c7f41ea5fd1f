import { describe, expect, test } from 'vitest';
import { boundsOf } from '../../lib/core/day.ts';
import { forgettingBefore, keepsLess } from '../../lib/core/retention.ts';
import { settingOf } from '../../lib/core/settings.ts';
import { HOUR } from '../../lib/core/time.ts';
import { docOf, given } from './scenario.ts';

describe('how long the past is kept', () => {
  const at = (day: string, hour: number) => boundsOf(day).from + hour * HOUR;

  test('is for ever, until somebody says otherwise', () => {
    expect(settingOf(docOf(), 'retention')).toBeNull();
    expect(forgettingBefore(null, at('2026-11-21', 9))).toBeNull();
  });
  test('is counted in whole days, the same at every hour', () => {
    const gone = { from: 0, to: boundsOf('2026-10-22').from, site: null };
    expect(forgettingBefore(30, at('2026-11-21', 0))).toEqual(gone);
    expect(forgettingBefore(30, at('2026-11-21', 23))).toEqual(gone);
  });
  test('can be one of a few lengths', () => {
    given()
      .when({ do: 'set', setting: 'retention', to: 90 }, { at: 0 })
      .gives({ kind: 'setting', id: 'retention', value: 90 });
    given().when({ do: 'set', setting: 'retention', to: 1 }, { at: 0 }).refuses('bad-setting');
  });
  test('is less than for ever, whatever it is', () => {
    expect(keepsLess(365, null)).toBe(true);
    expect(keepsLess(null, 30)).toBe(false);
    expect(keepsLess(90, 90)).toBe(false);
  });
});
