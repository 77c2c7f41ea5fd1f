import { type Arc, sunAt } from '../core/arc.ts';

const SUN = '#f3a64b';
const TRACK = 'rgba(120, 144, 160, 0.75)';

type Pen = Pick<
  OffscreenCanvasRenderingContext2D,
  | 'beginPath'
  | 'ellipse'
  | 'arc'
  | 'stroke'
  | 'fill'
  | 'fillRect'
  | 'lineWidth'
  | 'lineCap'
  | 'strokeStyle'
  | 'fillStyle'
>;

/**
 * A session on the toolbar, in a square of so many pixels: the arc so far in the sun's colour, which grows as time
 * passes, the rest thin, the sun at its place, the horizon below.
 */
export function drawArc(pen: Pen, size: number, progress: number): void {
  const arc: Arc = { cx: size / 2, cy: size * 0.78, rx: size * 0.38, ry: size * 0.52 };
  const stroke = (from: number, to: number, width: number, colour: string) => {
    pen.beginPath();
    pen.ellipse(arc.cx, arc.cy, arc.rx, arc.ry, 0, Math.PI * (1 + from), Math.PI * (1 + to));
    pen.lineWidth = width;
    pen.strokeStyle = colour;
    pen.lineCap = 'round';
    pen.stroke();
  };
  stroke(0, 1, size * 0.07, TRACK);
  stroke(0, progress, size * 0.14, SUN);
  pen.fillStyle = TRACK;
  pen.fillRect(0, size * 0.82, size, size * 0.06);
  const sun = sunAt(arc, progress);
  pen.beginPath();
  pen.arc(sun.x, sun.y, size * 0.15, 0, 2 * Math.PI);
  pen.fillStyle = SUN;
  pen.fill();
}
