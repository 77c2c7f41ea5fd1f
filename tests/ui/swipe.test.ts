import { beforeEach, describe, expect, test } from 'vitest';
import { AWAY, createSwipe } from '../../lib/ui/swipe.ts';

describe('A card', () => {
  let drawn: number | null;
  let gone: number;
  let swipe: ReturnType<typeof createSwipe>;
  beforeEach(() => {
    drawn = null;
    gone = 0;
    swipe = createSwipe(
      (by) => {
        drawn = by;
      },
      () => {
        gone++;
      },
    );
  });
  const at = (clientX: number, pointerType = 'touch', pointerId = 1) => ({ clientX, pointerType, pointerId });

  test.each([1, -1])('that a finger draws far enough aside is gone, once (%i)', (side) => {
    swipe.down(at(200));
    swipe.move(at(200 + side * AWAY));
    expect(drawn).toBe(side * AWAY);
    swipe.up(at(200 + side * AWAY));
    swipe.up(at(200 + side * AWAY));
    expect([drawn, gone]).toEqual([null, 1]);
  });

  test('that is let go of sooner, or when the page is scrolled, comes back', () => {
    swipe.down(at(200));
    swipe.move(at(200 + AWAY - 1));
    swipe.up(at(200 + AWAY - 1));
    expect([drawn, gone]).toEqual([null, 0]);
    swipe.down(at(200));
    swipe.move(at(400));
    swipe.cancel(at(400));
    swipe.up(at(400));
    expect([drawn, gone]).toEqual([null, 0]);
  });

  test('is left alone by a mouse, and by a second finger', () => {
    swipe.down(at(200, 'mouse'));
    swipe.move(at(400, 'mouse'));
    swipe.up(at(400, 'mouse'));
    swipe.down(at(200));
    swipe.down(at(100, 'touch', 2));
    swipe.move(at(500, 'touch', 2));
    swipe.up(at(500, 'touch', 2));
    expect([drawn, gone]).toEqual([null, 0]);
  });
});
