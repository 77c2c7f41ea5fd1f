import { useSignal } from '@preact/signals';
import type { Rescore } from '../lib/core/commands.ts';
import { msg, t } from '../lib/words/t.ts';

export type SiteAs = NonNullable<Rescore['as']>;

const CHOICES: Record<SiteAs, string> = {
  catalogue: msg('As in the catalogue'),
  focus: msg('Focus Work'),
  other: msg('Other Work'),
  meeting: msg('Meeting'),
  personal: msg('Personal'),
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
        ? t('{site} counts as in the catalogue again.', { site })
        : t('{site} counts as {kind} from now on.', { site, kind: t(CHOICES[as]) });
    note.value = refusal ?? outcome;
  }

  return (
    <details class="quiet this-site">
      <summary>
        <span>{t('This site: {site}', { site })}</span>
      </summary>
      <label class="counts-as">
        {t('Counts as')}
        <select value={chosen.value} onChange={(event) => void choose(event.currentTarget.value as SiteAs)}>
          <option value="" disabled hidden>
            {t('Choose…')}
          </option>
          {(Object.keys(CHOICES) as SiteAs[]).map((as) => (
            <option key={as} value={as}>
              {t(CHOICES[as])}
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
