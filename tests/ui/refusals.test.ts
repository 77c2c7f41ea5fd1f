import { describe, expect, test } from 'vitest';
import { NAME_LENGTH } from '../../lib/core/browsers.ts';
import { WHAT_LENGTH } from '../../lib/core/offline.ts';
import { LONGEST, PROJECT_LENGTH, SHORTEST, TASK_LENGTH } from '../../lib/core/session.ts';
import { REFUSALS } from '../../lib/ui/refusals.ts';

// That no refusal lacks its sentence is the type's doing.
describe('every refusal', () => {
  test.each(Object.entries(REFUSALS))('%s is a sentence in our tone', (_word, sentence) => {
    expect(sentence).toMatch(/^[A-Z0-9][^!]+\.$/);
    expect(sentence).not.toMatch(/\b(fail|error|invalid|wasted|unproductive|bad|undefined)/i);
  });
});

test.each([
  ['too-short-or-long', SHORTEST],
  ['too-short-or-long', LONGEST],
  ['long-enough', LONGEST],
  ['task-too-long', TASK_LENGTH],
  ['project-too-long', PROJECT_LENGTH],
  ['what-too-long', WHAT_LENGTH],
  ['name-too-long', NAME_LENGTH],
] as const)('%s names the limit that is kept, %i', (because, limit) => {
  expect(REFUSALS[because].match(/\d+/g)).toContain(String(limit));
});
