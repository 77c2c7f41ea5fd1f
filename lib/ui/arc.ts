import { type Arc, sunAt } from '../core/arc.ts';

const short = (length: number): string => String(Math.round(length * 10) / 10);

/** The stretch of an arc between two stands of the sun, as the `d` of an SVG path; '' when there is nothing to draw. */
export function stretchOf(arc: Arc, from: number, to: number): string {
  if (to <= from) return '';
  const start = sunAt(arc, from);
  const end = sunAt(arc, to);
  return `M${short(start.x)} ${short(start.y)}A${short(arc.rx)} ${short(arc.ry)} 0 0 1 ${short(end.x)} ${short(end.y)}`;
}
