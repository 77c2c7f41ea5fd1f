import { useSignal } from '@preact/signals';
import type { TargetedSubmitEvent } from 'preact';
import type { Doc } from '../../lib/core/doc.ts';
import { settingOf } from '../../lib/core/settings.ts';
import type { Asking } from '../../lib/ui/asking.ts';
import { REFUSALS } from '../../lib/ui/refusals.ts';
import { msg, t } from '../../lib/words/t.ts';
import { Card } from './Card.tsx';
import { SwitchRow } from './SwitchRow.tsx';
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
    <Card id="company" title={t('Company')} said={said.value}>
      <SwitchRow
        id="buddies"
        name={t('Focus Buddies')}
        line={
          hasRelay
            ? t(
                'Be counted while you are in a session, so that others on your relay see that somebody works. A number, and never who.',
              )
            : t(
                'Others on your relay are counted while they are in a session. It needs your browsers to share first.',
              )
        }
        isOn={settingOf(doc, 'buddies')}
        onSwitch={(to) => void set('buddies', to, '')}
        isDisabled={!hasRelay}
      />
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
    </Card>
  );
}
