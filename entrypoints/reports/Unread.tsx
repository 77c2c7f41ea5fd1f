import { t } from '../../lib/words/t.ts';

/** The database does not answer, or will not be opened. */
export const Unread = ({ because, onAgain }: { because: string; onAgain: () => void }) => (
  <main class="wrap">
    <div class="card nothing">
      <h1 class="card-title">{t('What was recorded could not be read')}</h1>
      <p>
        {t(
          'Nothing was changed: it is all still there. Try again. If that does not help, restart the browser.',
        )}
      </p>
      <p class="quiet">{t('The browser says: {because}', { because })}</p>
      <p class="again">
        <button type="button" class="pill" onClick={onAgain}>
          {t('Try again')}
        </button>
      </p>
    </div>
  </main>
);
