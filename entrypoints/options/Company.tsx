import { useSignal } from '@preact/signals';
import type { TargetedSubmitEvent } from 'preact';
import { LiveRegion } from '../../components/LiveRegion.tsx';
import type { Doc } from '../../lib/core/doc.ts';
import { settingOf } from '../../lib/core/settings.ts';
import type { Asking } from '../../lib/ui/asking.ts';
import { REFUSALS } from '../../lib/ui/refusals.ts';
import { msg, t } from '../../lib/words/t.ts';
import { paired } from './sync-work.ts';
import { TextField } from './TextField.tsx';

const NO_ADDRESS = msg('This is no address of a workspace. It begins with https://.');

/** Others who work at the same time. */
export function Company({ doc, asking }: { doc: Pick<Doc, 'setting'>; asking: Asking }) {
  const said = useSignal('');
  const workspace = settingOf(doc, 'workspace');
  const typed = useSignal<string | null>(null);
  const hasRelay = paired.value?.is === 'yes' && !paired.value.pairing.gone;

  async function set(setting: 'buddies' | 'workspace', to: unknown, bad: string) {
    said.value = '';
    const answer = await asking.ask({ do: 'set', setting, to });
    if (answer.is === 'done') said.value = t('Saved.');
    else said.value = answer.because === 'bad-setting' ? bad : t(REFUSALS[answer.because]);
    if (answer.is === 'done') typed.value = null;
  }
  function save(event: TargetedSubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    void set('workspace', (typed.value ?? workspace).trim(), t(NO_ADDRESS));
  }

  return (
    <section class="card" aria-labelledby="company">
      <h2 class="card-title" id="company">
        {t('Company')}
        <span class="said-here" aria-hidden="true">
          {said.value}
        </span>
      </h2>
      <LiveRegion says={said.value} />
      <label class="row">
        <span>
          <b class="row-label" id="buddies-label">
            {t('Focus Buddies')}
          </b>
          <span class="quiet" id="buddies-line">
            {hasRelay
              ? t(
                  'Be counted while you are in a session, so that others on your relay see that somebody works. A number, and never who.',
                )
              : t(
                  'Others on your relay are counted while they are in a session. It needs your browsers to share first.',
                )}
          </span>
        </span>
        <input
          type="checkbox"
          role="switch"
          class="switch"
          aria-labelledby="buddies-label"
          aria-describedby="buddies-line"
          disabled={!hasRelay}
          checked={settingOf(doc, 'buddies')}
          aria-checked={settingOf(doc, 'buddies')}
          onChange={({ currentTarget }) => void set('buddies', currentTarget.checked, '')}
        />
      </label>
      <form class="row" onSubmit={save}>
        <span>
          <b class="row-label">{t('Digital workspace')}</b>
          <span class="quiet">
            {t(
              'A room of your own choice in which you work beside others. In a session the Assistant and the block page lead there; Sundial itself has neither camera nor sound.',
            )}
          </span>
        </span>
        <span class="fields wide">
          <TextField
            label={t('Address')}
            isUrl
            placeholder="https://"
            value={typed.value ?? workspace}
            onInput={(text) => {
              typed.value = text;
            }}
          />
          <button type="submit" class="plain">
            {t('Save')}
          </button>
        </span>
      </form>
    </section>
  );
}
