import { stretchOf, sunInPercent } from '../lib/ui/arc.ts';
import type { Stroke } from '../lib/ui/home.ts';

interface DayArcProps {
  strokes: readonly Stroke[];
  /** Where the sun stands, 0 to 1; null: it has set. */
  sun: number | null;
  /** Nothing is recorded: the way is dotted and the sun a ring. */
  isPaused: boolean;
}

/** The arc of the day: what was done on it, what is ahead, and the sun at now. */
export function DayArc({ strokes, sun, isPaused }: DayArcProps) {
  const { left, bottom } = sunInPercent(sun ?? 0);
  const place = { left: `${left}%`, bottom: `${bottom}%` };
  return (
    <div
      class={`horizon${sun === null ? ' before-dawn' : ''}${isPaused ? ' paused' : ''}`}
      aria-hidden="true"
    >
      <div class="glow" style={place} />
      <svg viewBox="0 0 200 100" preserveAspectRatio="none" aria-hidden="true">
        <path class="way" d={stretchOf(0, 1)} />
        {strokes.map(({ from, to, as }) => (
          <path key={`${from} ${as}`} class={`stroke ${as}`} d={stretchOf(from, to)} />
        ))}
      </svg>
      {sun !== null && <div class="sun" style={place} />}
    </div>
  );
}
