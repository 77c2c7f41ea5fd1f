import { afterEach, expect, test, vi } from 'vitest';
import { fetchLetters, firstPaint } from '../../lib/browser/paint.ts';

const NOW = 50;

/** A page whose markup was read at one time, and whose last frame began at another; null before. In milliseconds. */
function pageHere({ read, frame }: { read: number; frame: number | null }): {
  draw(): void;
  isOver(): boolean;
} {
  let draw = () => {};
  let isOver = false;
  vi.useFakeTimers();
  vi.stubGlobal('performance', { getEntriesByType: () => [{ domInteractive: read }], now: () => NOW });
  vi.stubGlobal('document', { timeline: { currentTime: frame } });
  vi.stubGlobal('requestAnimationFrame', (call: () => void) => {
    draw = call;
  });
  void firstPaint().then(() => {
    isOver = true;
  });
  return { draw: () => draw(), isOver: () => isOver };
}

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a page that had its frame before its script came is not held up by another', async () => {
  const { isOver } = pageHere({ read: 30, frame: 33 });
  await vi.advanceTimersByTimeAsync(0);
  expect(isOver()).toBe(true);
});

test.each([
  ['no frame', { read: 30, frame: null }],
  ['its last frame before its markup was read', { read: 30, frame: 17 }],
  ['markup that is being read', { read: 0, frame: 17 }],
  ['a time that says nothing of frames', { read: 30, frame: NOW }],
])('a page with %s waits for the next one', async (_, page) => {
  const { draw, isOver } = pageHere(page);
  await vi.advanceTimersByTimeAsync(20);
  expect(isOver()).toBe(false);
  draw();
  await vi.advanceTimersByTimeAsync(1);
  expect(isOver()).toBe(true);
});

test('a page that is never drawn waits no longer than a tenth of a second', async () => {
  const { isOver } = pageHere({ read: 30, frame: null });
  await vi.advanceTimersByTimeAsync(100);
  expect(isOver()).toBe(true);
});

test('letters that cannot be had are no error, and those of other scripts are left until they are needed', async () => {
  const asked: string[] = [];
  const face = (name: string, display: string) => ({
    display,
    load: () => Promise.reject(new Error(`${asked.push(name)}`)),
  });
  vi.stubGlobal('document', { fonts: [face('latin', 'block'), face('latin-ext', 'swap')] });
  fetchLetters();
  await Promise.resolve();
  expect(asked).toEqual(['latin']);
});
