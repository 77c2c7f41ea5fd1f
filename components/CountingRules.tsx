import { COUNTING } from '../lib/core/counting.ts';
import { t } from '../lib/words/t.ts';

/** The rules by which time is counted, each with its reason. */
export const CountingRules = () => (
  <details class="counting">
    <summary class="link">{t('How time is counted')}</summary>
    <dl>
      {COUNTING.map(({ rule, because }) => (
        <div key={rule} class="rule">
          <dt>{t(rule)}</dt>
          <dd>{t(because)}</dd>
        </div>
      ))}
    </dl>
  </details>
);
