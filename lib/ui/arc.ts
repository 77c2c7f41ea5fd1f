import { type Arc, sunAt } from '../core/arc.ts';

/** The arc in a drawing of 200 by 100, which each page stretches to its own sky. */
const ARC: Arc = { cx: 100, cy: 100, rx: 100, ry: 100 };

const short = (length: number): number => Math.round(length * 100) / 100;

/** The stretch of the arc between two stands of the sun, as the `d` of an SVG path; '' when there is nothing to draw. */
export function stretchOf(from: number, to: number): string {
  if (to <= from) return '';
  const start = sunAt(ARC, from);
  const end = sunAt(ARC, to);
  return `M${short(start.x)} ${short(start.y)}A100 100 0 0 1 ${short(end.x)} ${short(end.y)}`;
}

/** Where the sun stands in the box around the arc, in percent from its left and from the horizon below. */
export function sunInPercent(progress: number): { left: number; bottom: number } {
  const { x, y } = sunAt(ARC, progress);
  return { left: short(x / 2), bottom: short(100 - y) };
}
