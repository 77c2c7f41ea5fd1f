import { describe, expect, test } from 'vitest';
import { fitBefore, lengthFor } from '../../lib/core/fit.ts';
import type { Meeting } from '../../lib/core/meeting.ts';
import { MINUTE } from '../../lib/core/time.ts';
import { at } from './scenario.ts';

const review: Meeting = { id: 'm', title: 'Review', from: at(60), to: at(90), link: null, calendar: 'c' };

describe('how a length stands to the time there is', () => {
  test('fits before the next meeting, or runs into it', () => {
    expect(fitBefore([review], at(0), 60 * MINUTE)).toEqual({ is: 'fits', meeting: review });
    expect(fitBefore([review], at(0), 70 * MINUTE)).toEqual({
      is: 'runs-into',
      meeting: review,
      by: 10 * MINUTE,
    });
  });

  test('is not measured by a meeting that is on, over, or further off than any session', () => {
    expect(fitBefore([review], at(61), 25 * MINUTE)).toBeNull();
    expect(fitBefore([{ ...review, from: at(241) }], at(0), 25 * MINUTE)).toBeNull();
  });

  test('for a stretch of time is the longest of the usual ones, or all of a short stretch', () => {
    expect(lengthFor(50 * MINUTE)).toBe(45);
    expect(lengthFor(60 * MINUTE)).toBe(60);
    expect(lengthFor(60 * MINUTE - 1)).toBe(45);
    expect(lengthFor(500 * MINUTE)).toBe(90);
    expect(lengthFor(14.5 * MINUTE)).toBe(14);
    expect(lengthFor(5 * MINUTE)).toBe(5);
    expect(lengthFor(5 * MINUTE - 1)).toBeNull();
  });
});
