import { stretchOf, sunInPercent } from '../lib/ui/arc.ts';

/**
 * The one drawing: an arc over a horizon, the way the sun has come, and the sun. `progress` null: it is still
 * below. The box is as wide as the arc, its lower edge is the horizon; its size is the page's own.
 */
export function Horizon({ progress }: { progress: number | null }) {
  const { left, bottom } = sunInPercent(progress ?? 0);
  const place = { left: `${left}%`, bottom: `${bottom}%` };
  return (
    <div class={progress === null ? 'horizon before-dawn' : 'horizon'} aria-hidden="true">
      <div class="glow" style={place} />
      <svg viewBox="0 0 200 100" preserveAspectRatio="none" aria-hidden="true">
        <path class="way" d={stretchOf(0, 1)} />
        {progress !== null && <path class="trail" d={stretchOf(0, progress)} />}
      </svg>
      {progress !== null && <div class="sun" style={place} />}
    </div>
  );
}
