import { describe, expect, test } from 'vitest';
import { REFUSALS } from '../../lib/ui/refusals.ts';

// That no refusal lacks its sentence is the type's doing.
describe('every refusal', () => {
  test.each(Object.entries(REFUSALS))('%s is a sentence in our tone', (_word, sentence) => {
    expect(sentence).toMatch(/^[A-Z0-9][^!]+\.$/);
    expect(sentence).not.toMatch(/\b(fail|error|invalid|wasted|unproductive|bad|undefined)/i);
  });
});
