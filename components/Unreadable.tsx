import { t } from '../lib/words/t.ts';
import { Horizon } from './Horizon.tsx';

/** What is stored does not fit. It stays as it is: an empty form in its place would be saved over it. */
export const Unreadable = ({ onRestart }: { onRestart: () => void }) => (
  <div class="assistant">
    <div class="sky low" data-mode="focus">
      <Horizon progress={null} />
    </div>
    <main class="unreadable">
      <h1>{t('Your data could not be read')}</h1>
      <p>
        {t(
          'Nothing was changed: it is all still there, as it was. No session can be begun until it can be read again.',
        )}
      </p>
      <p>{t('Restart Sundial first. If that does not help, look for a newer version of it.')}</p>
      <button type="button" class="plain" onClick={onRestart}>
        {t('Restart Sundial')}
      </button>
    </main>
  </div>
);
