import { describe, expect, test } from 'vitest';
import { afterBroken, recordOf } from '../../lib/core/advice.ts';
import type { Ran } from '../../lib/core/evidence.ts';
import { at } from './scenario.ts';

const ran = (from: number, minutes: number, outcome: Ran['outcome'], lasted = minutes): Ran => ({
  id: `${from}`,
  task: '',
  startedAt: at(from),
  endedAt: at(from + lasted),
  plannedEnd: at(from + minutes),
  outcome,
});

describe('a length', () => {
  test('is told how sessions like it went, once there are enough', () => {
    const some = [ran(0, 25, 'completed'), ran(60, 25, 'completed'), ran(120, 30, 'ended', 10)];
    expect(recordOf(some, 25)).toBeNull();
    const more = [...some, ran(180, 25, 'cancelled', 2), ran(240, 90, 'completed'), ran(300, 25, 'running')];
    expect(recordOf(more, 25)).toEqual({ finished: 2, of: 4 });
    expect(recordOf(more, 90)).toBeNull();
  });
});

describe('after two sessions that were broken off', () => {
  test('something shorter and stricter is offered', () =>
    expect(afterBroken([ran(0, 60, 'ended', 20), ran(100, 45, 'ended', 12)], at(130))).toEqual({
      minutes: 25,
      strict: true,
    }));

  test('it never gets shorter than a quarter of an hour', () =>
    expect(afterBroken([ran(0, 15, 'ended', 9), ran(100, 15, 'ended', 9)], at(130))?.minutes).toBe(15));

  test('nothing is offered after one that was kept, or long ago, or where both were cancelled at once', () => {
    expect(afterBroken([ran(0, 45, 'ended', 12), ran(100, 25, 'completed')], at(130))).toBeNull();
    expect(afterBroken([ran(0, 45, 'ended', 12)], at(130))).toBeNull();
    const broken = [ran(0, 45, 'ended', 12), ran(100, 45, 'ended', 12)];
    expect(afterBroken(broken, at(8 * 24 * 60))).toBeNull();
    expect(afterBroken([ran(0, 45, 'cancelled', 2), ran(100, 45, 'cancelled', 2)], at(130))).toBeNull();
  });
});
