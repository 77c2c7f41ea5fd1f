import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { feedAt } from '../../lib/core/feed.ts';
import { NEWS, newsBetween } from '../../lib/core/whats-new.ts';
import { at, docOf } from './scenario.ts';

const text = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const versionsOf = (changelog: string) =>
  [...changelog.matchAll(/^## \[(\d+\.\d+\.\d+)\] - \d{4}-\d{2}-\d{2}$/gm)].map(([, version]) => version);

describe('what is new', () => {
  test.each([
    ['0.1.0', '0.1.0', null],
    ['0.1.0', '0.1.1', null],
    ['0.1.0', '0.2.0', '0.2.0'],
    ['0.1.0', '0.2.5', '0.2.0'],
    ['0.1.0', '0.11.0', '0.10.0'],
    ['0.9.0', '0.10.0', '0.10.0'],
    ['0.10.0', '0.9.0', null],
    ['0.9', '1', '0.10.0'],
  ])('from %s to %s is told of %s, the latest on the way', (before, now, told) =>
    expect(newsBetween(before, now, ['0.1.0', '0.10.0', '0.2.0'])).toBe(told),
  );

  test('is told only by a browser that has it', () => {
    const raised = (version: string) =>
      docOf({
        kind: 'alert',
        id: `whats-new/${version}`,
        value: { about: { is: 'whats-new', version }, at: at(0), until: at(60) },
      });
    expect(feedAt(raised('0.1.0'), [], at(1), 'here')).toHaveLength(1);
    expect(feedAt(raised('99.0.0'), [], at(1), 'here')).toEqual([]);
  });

  test('is of versions that the changelog has, and so is this version', () => {
    const listed = versionsOf(text('assets/CHANGELOG.md'));
    expect(listed).toEqual(expect.arrayContaining(Object.keys(NEWS)));
    expect(listed[0]).toBe(JSON.parse(text('package.json')).version);
  });
});
