import { useSignal } from '@preact/signals';
import { aboutHere } from '../../lib/browser/diagnostics.ts';
import { readLink } from '../../lib/browser/room.ts';
import { diagnosticsOf } from '../../lib/ui/diagnostics.ts';
import type { Shown } from '../../lib/ui/shown.ts';
import { msg, t } from '../../lib/words/t.ts';
import { Card } from './Card.tsx';

const ANSWERS: { asked: string; answer: string }[] = [
  {
    asked: msg('A site is blocked that I need'),
    answer: msg(
      'On its block page choose “Continue”, then “No”: it counts as Other Work from then on. Or change what it counts as under Activities.',
    ),
  },
  {
    asked: msg('A site is open that should be kept out'),
    answer: msg(
      'Only what counts as Personal is kept out. Set it under Activities, or by a right click on its page. Programs outside the browser cannot be kept out by an extension.',
    ),
  },
  {
    asked: msg('Blocking is not ready'),
    answer: msg(
      'The Assistant says what is missing, and how to get it. Private windows are covered once you allow Sundial in them, on the browser’s page of extensions.',
    ),
  },
  {
    asked: msg('I want to leave with all my data'),
    answer: msg(
      'Under “Take along” everything goes into one file, and comes back from it. Deleting is below it.',
    ),
  },
];

/** What people ask, and a text for whoever helps them. */
export function Help({ shown }: { shown: Shown }) {
  const text = useSignal('');
  const said = useSignal('');
  async function show() {
    const [here, link] = await Promise.all([aboutHere(), readLink()]);
    text.value = diagnosticsOf({ ...shown, here, link });
  }
  async function copy() {
    try {
      await navigator.clipboard.writeText(text.value);
      said.value = t('Copied.');
    } catch {
      said.value = t('The browser did not let it be copied. Select the text and copy it by hand.');
    }
  }
  return (
    <Card id="help" title={t('Help')} said={said.value}>
      {ANSWERS.map(({ asked, answer }) => (
        <details key={asked} class="asked">
          <summary>{t(asked)}</summary>
          <p class="quiet">{t(answer)}</p>
        </details>
      ))}
      <div class="row">
        <span>
          <b class="row-label">{t('Diagnostics')}</b>
          <span class="quiet">
            {t(
              'A text for whoever helps you. It has counts and versions in it, and no site, task, name or key.',
            )}
          </span>
        </span>
        <span class="fields">
          <button type="button" class="plain" onClick={() => void show()}>
            {text.value ? t('Look again') : t('Show it')}
          </button>
          {text.value && (
            <button type="button" class="plain" onClick={() => void copy()}>
              {t('Copy')}
            </button>
          )}
        </span>
      </div>
      <p class="row">
        <a href="/privacy.html">{t('Privacy policy')}</a>
        <a href="/changes.html">{t('What is new')}</a>
        <a href="/licences.html">{t('Licences')}</a>
      </p>
      {text.value && (
        <textarea
          class="diagnostics"
          dir="ltr"
          readOnly
          rows={14}
          aria-label={t('Diagnostics')}
          value={text.value}
        />
      )}
    </Card>
  );
}
