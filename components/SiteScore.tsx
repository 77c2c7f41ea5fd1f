import { useSignal } from '@preact/signals';
import type { Rescore } from '../lib/core/commands.ts';

export type SiteAs = NonNullable<Rescore['as']>;

const CHOICES: Record<SiteAs, string> = {
  catalogue: 'As in the catalogue',
  focus: 'Focus Work',
  other: 'Other Work',
  meeting: 'Meeting',
  personal: 'Personal',
};

interface SiteScoreProps {
  site: string;
  /** Answers what came of it, in words. */
  onScore: (as: SiteAs) => Promise<string | null>;
}

/** "This site": what time on the page beside us counts as. What it counts as now is not known here, so none is chosen. */
export function SiteScore({ site, onScore }: SiteScoreProps) {
  const chosen = useSignal<SiteAs | ''>('');
  const note = useSignal('');

  async function choose(as: SiteAs) {
    chosen.value = as;
    const refusal = await onScore(as);
    if (refusal) chosen.value = '';
    const outcome =
      as === 'catalogue'
        ? `${site} counts as in the catalogue again.`
        : `${site} counts as ${CHOICES[as]} from now on.`;
    note.value = refusal ?? outcome;
  }

  return (
    <details class="quiet this-site">
      <summary>
        <span>This site: {site}</span>
      </summary>
      <label class="counts-as">
        Counts as
        <select value={chosen.value} onChange={(event) => void choose(event.currentTarget.value as SiteAs)}>
          <option value="" disabled hidden>
            Choose…
          </option>
          {(Object.keys(CHOICES) as SiteAs[]).map((as) => (
            <option key={as} value={as}>
              {CHOICES[as]}
            </option>
          ))}
        </select>
      </label>
      <p class="note" role="status">
        {note.value}
      </p>
    </details>
  );
}
