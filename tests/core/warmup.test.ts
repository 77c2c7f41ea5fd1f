import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { breathAt, endOf, fragmentOf, placeIn, STEPS } from '../../lib/core/steps.ts';
import { WARMUPS } from '../../lib/core/warmup.ts';

describe.each(WARMUPS)('the warmup of the %s', (warmup) => {
  const steps = STEPS[warmup];

  test('has six steps, each with a sentence, a reason and ten to thirty seconds', () => {
    expect(steps).toHaveLength(6);
    for (const { sentence, why, seconds } of steps) {
      expect(sentence).toMatch(/^[A-Z][^!?]+\.$/);
      expect(why).toMatch(/^[A-Z][^!]+\.$/);
      expect(seconds).toBeGreaterThanOrEqual(10);
      expect(seconds).toBeLessThanOrEqual(30);
    }
    expect(new Set(steps.map(({ id }) => id)).size).toBe(6);
  });

  test('takes about two minutes', () => {
    const seconds = steps.reduce((sum, step) => sum + step.seconds, 0);
    expect(seconds).toBeGreaterThanOrEqual(60);
    expect(seconds).toBeLessThanOrEqual(150);
  });

  test('can be come back to at every step', () => {
    for (let step = 1; step <= endOf(warmup); step++)
      expect(placeIn(fragmentOf({ warmup, step }))).toEqual({ warmup, step });
  });
});

test('the warmup of the environment shuts the ways out: tabs, the phone, and what might ring', () => {
  const said = STEPS.environment.map(({ sentence, why }) => `${sentence} ${why}`).join(' ');
  for (const way of ['Tabs can be set aside', 'Put your phone out of reach.', 'Notifications, chat'])
    expect(said).toContain(way);
});

test('what moves shoulders, neck and hands goes only as far as it is comfortable', () => {
  const moving = STEPS.body.filter(({ id }) => ['shoulders', 'neck', 'hands'].includes(id));
  expect(moving).toHaveLength(3);
  for (const { why } of moving) expect(why.toLowerCase()).toContain('only as far as it is comfortable');
});

test('three breaths fit into their step, each longer out than in', () => {
  const step = STEPS.body.find(({ ring }) => ring === 'breath');
  const cues = Array.from({ length: step?.seconds ?? 0 }, (_, second) => breathAt(second).is);
  expect(cues.join(' ').match(/in out/g)).toHaveLength(3);
  expect(cues.filter((is) => is === 'out').length).toBeGreaterThan(cues.filter((is) => is === 'in').length);
  expect(cues.at(-1)).toBe('out');
  expect(breathAt(0)).toEqual({ is: 'in', left: 4 });
  expect(breathAt(9)).toEqual({ is: 'out', left: 1 });
});

describe('an address that somebody made up', () => {
  const FIRST = { warmup: 'environment', step: 1 };

  test.each(['', '#', '#<img src=x>', '#body/', '#body/0', '#body/12', '#Body', '#toString', '#body/1/1'])(
    'leads to the very beginning: %s',
    (fragment) => expect(placeIn(fragment)).toEqual(FIRST),
  );

  test('never leads past the end', () => expect(placeIn('#body/9')).toEqual({ warmup: 'body', step: 7 }));

  test('always leads to a place there is', () =>
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { warmup, step } = placeIn(`#${text}`);
        expect(WARMUPS).toContain(warmup);
        expect(step).toBeGreaterThanOrEqual(1);
        expect(step).toBeLessThanOrEqual(endOf(warmup));
      }),
    ));
});
