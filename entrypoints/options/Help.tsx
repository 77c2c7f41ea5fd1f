import { useSignal } from '@preact/signals';
import { LiveRegion } from '../../components/LiveRegion.tsx';
import { aboutHere } from '../../lib/browser/diagnostics.ts';
import { readLink } from '../../lib/browser/room.ts';
import { diagnosticsOf } from '../../lib/ui/diagnostics.ts';
import type { Shown } from '../../lib/ui/shown.ts';
import { t } from '../../lib/words/t.ts';

const ANSWERS: { asked: string; answer: string }[] = [
  {
    asked: 'A site is blocked that I need',
    answer:
      'On its block page choose “Continue”, then “No”: it counts as Other Work from then on. Or change what it counts as under Activities.',
  },
  {
    asked: 'A site is open that should be kept out',
    answer:
      'Only what counts as Personal is kept out. Set it under Activities, or by a right click on its page. Programs outside the browser cannot be kept out by an extension.',
  },
  {
    asked: 'Blocking is not ready',
    answer:
      'The Assistant says what is missing, and how to get it. Private windows are covered once you allow Sundial in them, on the browser’s page of extensions.',
  },
  {
    asked: 'I want to leave with all my data',
    answer: 'Under “Take along” everything goes into one file, and comes back from it. Deleting is below it.',
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
      said.value = 'Copied.';
    } catch {
      said.value = 'The browser did not let it be copied. Select the text and copy it by hand.';
    }
  }
  return (
    <section class="card" aria-labelledby="help">
      <h2 class="card-title" id="help">
        Help
        <span class="said-here" aria-hidden="true">
          {said.value}
        </span>
      </h2>
      <LiveRegion says={said.value} />
      {ANSWERS.map(({ asked, answer }) => (
        <details key={asked} class="asked">
          <summary>{asked}</summary>
          <p class="quiet">{answer}</p>
        </details>
      ))}
      <div class="row">
        <span>
          <b class="row-label">Diagnostics</b>
          <span class="quiet">
            A text for whoever helps you. It has counts and versions in it, and no site, task, name or key.
          </span>
        </span>
        <span class="fields">
          <button type="button" class="plain" onClick={() => void show()}>
            {text.value ? 'Look again' : 'Show it'}
          </button>
          {text.value && (
            <button type="button" class="plain" onClick={() => void copy()}>
              Copy
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
        <textarea class="diagnostics" readOnly rows={14} aria-label="Diagnostics" value={text.value} />
      )}
    </section>
  );
}
