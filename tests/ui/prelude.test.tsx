import { describe, expect, test } from 'vitest';
import { LevelField } from '../../components/LevelField.tsx';
import { SegmentsMenu } from '../../components/SegmentsMenu.tsx';
import { Level } from '../../lib/core/session.ts';
import { wordsOf, wordsOfEach } from './drawn.ts';

const NONE = { prep: false, environment: false, body: false };
const nothing = () => {};

describe('the menu before a session', () => {
  const menu = (tried: typeof NONE) => <SegmentsMenu tried={tried} here="prep" onChoose={nothing} />;

  test('has exactly three parts, in this order, and says which were tried', () =>
    expect(wordsOfEach('button', menu({ ...NONE, environment: true }))).toEqual([
      'Focus Session prep You are here. Not tried yet',
      'Prep your environment warmup Tried',
      'Prep your body warmup Not tried yet',
    ]));

  test('advises to try all three once, until they were, and that none of them is needed', () => {
    const advice = 'Try all three once, and keep those that help. A session can begin without any of them.';
    expect(wordsOf(menu(NONE))).toContain(advice);
    expect(wordsOf(menu({ ...NONE, environment: true, body: true }))).toContain(advice);
    expect(wordsOf(menu({ prep: true, environment: true, body: true }))).not.toContain('Try all three');
  });
});

describe('what is kept out', () => {
  test('has exactly three levels: no blocking, distractions, distractions and communication', () => {
    const field = <LevelField level="distractions" health={null} onLevel={nothing} onSeeList={nothing} />;
    expect(wordsOfEach('label', field)).toEqual([
      'Nothing no blocking',
      'Distractions',
      'Distractions and communication',
    ]);
    expect(Level.options).toHaveLength(3);
  });
});
