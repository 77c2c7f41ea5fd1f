import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { LiveRegion } from '../../components/LiveRegion.tsx';
import { hasKeyword } from '../../lib/browser/omnibox.ts';
import { bindings, openShortcutSettings } from '../../lib/browser/shortcuts.ts';
import { t } from '../../lib/words/t.ts';

/** The keys as they are set in the browser, which alone can change them. */
export function Shortcuts() {
  const keys = useSignal<Awaited<ReturnType<typeof bindings>>>([]);
  const said = useSignal('');
  useEffect(() => {
    const read = () =>
      void bindings().then((found) => {
        keys.value = found;
      }, console.error);
    read();
    // Changed on another page, they are right when somebody comes back.
    addEventListener('focus', read);
    return () => removeEventListener('focus', read);
  }, []);
  return (
    <section class="card" aria-labelledby="shortcuts">
      <h2 class="card-title" id="shortcuts">
        {t('Keyboard shortcuts')}
      </h2>
      <ul class="plain-list">
        {keys.value.map(({ name, what, key }) => (
          <li key={name} class="row">
            <span>{what}</span>
            {key === '' ? <span class="quiet">{t('Not set')}</span> : <kbd>{key}</kbd>}
          </li>
        ))}
        {hasKeyword() && (
          <li class="row">
            <span>{t('Begin a session from the address bar')}</span>
            <kbd>{['focus 25', t('write the report')].join(' ')}</kbd>
          </li>
        )}
      </ul>
      <p class="row">
        <span class="quiet">{t('Only the browser changes them.')}</span>
        <button
          type="button"
          class="plain"
          onClick={() =>
            void openShortcutSettings().then((isOpen) => {
              said.value = isOpen
                ? ''
                : t(
                    'In Firefox: Add-ons and themes, the gear, Manage Extension Shortcuts. In Safari: Settings, Extensions.',
                  );
            })
          }
        >
          {t('Change them')}
        </button>
      </p>
      <p class="quiet" aria-hidden="true">
        {said.value}
      </p>
      <LiveRegion says={said.value} />
    </section>
  );
}
