import { expect, test } from 'vitest';
import { drawArc } from '../../lib/browser/icon-drawing.ts';
import { faceAt } from '../../lib/core/plan.ts';
import { at, begun, docOf } from '../core/scenario.ts';

/** How far round the icon’s arc is in the sun’s colour, in a session of 25 minutes. */
function filledAt(minute: number): number {
  const { icon } = faceAt(docOf(begun(0, 25)), null, at(minute), 'here');
  if (icon.is !== 'focusing') throw new Error(`The icon is ${icon.is}.`);
  const drawn: { from: number; to: number; width: number }[] = [];
  let last = { from: 0, to: 0 };
  const pen = {
    lineWidth: 0,
    lineCap: 'butt' as CanvasLineCap,
    strokeStyle: '',
    fillStyle: '',
    beginPath() {},
    arc() {},
    fill() {},
    fillRect() {},
    ellipse(_x: number, _y: number, _rx: number, _ry: number, _turn: number, from: number, to: number) {
      last = { from, to };
    },
    stroke() {
      drawn.push({ ...last, width: this.lineWidth });
    },
  };
  drawArc(pen, 16, icon.sixtieths / 60);
  const [bold] = drawn.toSorted((one, other) => other.width - one.width);
  return bold ? (bold.to - bold.from) / Math.PI : 0;
}

test('the icon fills as a session passes, and is full at its end', () => {
  expect([0, 5, 12.5, 20].map(filledAt)).toEqual([0, 0.2, 0.5, 0.8].map((part) => expect.closeTo(part, 5)));
  expect(filledAt(24.99)).toBeGreaterThan(0.97);
});

test('the icon has the minutes left, and the task, for whoever rests the mouse on it', () =>
  expect(faceAt(docOf(begun(0, 25)), null, at(5), 'here').icon).toMatchObject({
    minutes: 20,
    task: 'Draft',
    endsAt: at(25),
  }));
