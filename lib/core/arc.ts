/** Where the sun stands on an arc over the horizon: 0 rises at the left, 1 sets at the right. */
export interface Arc {
  /** Centre of the arc on the horizon, radii, all in the drawing's own unit. */
  cx: number;
  cy: number;
  rx: number;
  ry: number;
}

export function sunAt({ cx, cy, rx, ry }: Arc, progress: number): { x: number; y: number } {
  const angle = Math.PI * (1 - progress);
  return { x: cx + rx * Math.cos(angle), y: cy - ry * Math.sin(angle) };
}
