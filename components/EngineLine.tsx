import type { Silence } from '../lib/ui/asking.ts';
import { t } from '../lib/words/t.ts';

/** One thin line when the background lets us wait. */
export function EngineLine({ silence, onRestart }: { silence: Silence; onRestart: () => void }) {
  if (silence === 'none') return null;
  return (
    <p class="thin-line" role="status">
      {silence === 'short' ? (
        t('Catching up…')
      ) : (
        <>
          {t('The Assistant’s engine stopped.')}{' '}
          <button type="button" class="link" onClick={onRestart}>
            {t('Restart it')}
          </button>
        </>
      )}
    </p>
  );
}
