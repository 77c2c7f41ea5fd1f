import type { Shares } from '../../lib/core/report.ts';
import { SHARE_KINDS, SHARES } from '../../lib/ui/activity-words.ts';
import { shortLength } from '../../lib/ui/words.ts';
import { t } from '../../lib/words/t.ts';

/** What the colours stand for, with their totals; each opens what it was added from. */
export const Totals = ({ shares, onOpen }: { shares: Shares; onOpen: (as: keyof Shares) => void }) => (
  <ul class="key" aria-label={t('Totals')}>
    {SHARE_KINDS.map((as) => (
      <li key={as}>
        <button type="button" class="key-button" data-as={as} onClick={() => onOpen(as)}>
          <i class="swatch" /> {t(SHARES[as])} <b>{shortLength(shares[as])}</b>
        </button>
      </li>
    ))}
  </ul>
);
