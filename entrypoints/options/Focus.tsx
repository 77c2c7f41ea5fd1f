import { useSignal } from '@preact/signals';
import { BREATHS } from '../../lib/core/breaths.ts';
import type { Command } from '../../lib/core/commands.ts';
import { type Doc, type Prep, prepOf } from '../../lib/core/doc.ts';
import { type Level, LONGEST, SHORTEST } from '../../lib/core/session.ts';
import { settingOf } from '../../lib/core/settings.ts';
import type { Asking } from '../../lib/ui/asking.ts';
import { LEVELS } from '../../lib/ui/level-words.ts';
import { refusalInWords } from '../../lib/ui/refusals.ts';
import { t, tn } from '../../lib/words/t.ts';
import { Card } from './Card.tsx';
import { SwitchRow } from './SwitchRow.tsx';

/** What sessions start from, and how hard it is to go round them. */
export function Focus({ doc, asking }: { doc: Pick<Doc, 'setting'>; asking: Asking }) {
  const said = useSignal('');
  const prep = prepOf(doc);

  async function ask(command: Command) {
    said.value = '';
    const answer = await asking.ask(command);
    said.value = answer.is === 'refused' ? refusalInWords(answer) : t('Saved.');
  }
  function setLength(minutes: number) {
    if (Number.isInteger(minutes)) prepare({ minutes, untilWorkEnds: false });
    else said.value = refusalInWords('too-short-or-long');
  }
  const prepare = (change: Partial<Prep>) => void ask({ do: 'prepare', prep: { ...prep, ...change } });

  return (
    <Card id="focus" title={t('Focus Sessions')} said={said.value}>
      <p class="quiet">{t('A session begins with what the last one had. It can be set here as well.')}</p>
      <label class="row">
        <span>
          <b class="row-label">{t('Length')}</b>
          <span class="quiet">
            {t('In minutes, {shortest} to {longest}.', { shortest: SHORTEST, longest: LONGEST })}
          </span>
        </span>
        <input
          type="number"
          class="select"
          min={SHORTEST}
          max={LONGEST}
          value={prep.minutes}
          onChange={({ currentTarget }) => setLength(currentTarget.valueAsNumber)}
        />
      </label>
      <label class="row">
        <span>
          <b class="row-label">{t('Keep out')}</b>
          <span class="quiet">{t('What counts as Personal, and on request every chat and mail site.')}</span>
        </span>
        <select
          class="select"
          value={prep.level}
          onChange={({ currentTarget }) => prepare({ level: currentTarget.value as Level })}
        >
          {Object.entries(LEVELS).map(([level, words]) => (
            <option key={level} value={level}>
              {t(words)}
            </option>
          ))}
        </select>
      </label>
      <SwitchRow
        id="strict"
        name={t('Strict')}
        line={t(
          'Nothing is let through, and a session does not end before its time, but for one emergency exit in seven days. Switching Sundial off in the browser ends it too; your other browsers note that.',
        )}
        isOn={prep.strict ?? false}
        onSwitch={(to) => prepare({ strict: to })}
      />
      <label class="row">
        <span>
          <b class="row-label">{t('One breath')}</b>
          <span class="quiet">
            {t(
              'How long the block page waits before it opens a distraction: 5 seconds more each time in a session.',
            )}
          </span>
        </span>
        <select
          class="select"
          value={settingOf(doc, 'breath')}
          onChange={({ currentTarget }) =>
            void ask({ do: 'set', setting: 'breath', to: Number(currentTarget.value) })
          }
        >
          {BREATHS.map((seconds) => (
            <option key={seconds} value={seconds}>
              {seconds === 0 ? t('No wait') : tn(seconds, '{n} second', '{n} seconds')}
            </option>
          ))}
        </select>
      </label>
      <p class="quiet row-end">
        {t(
          '“Cancel session” becomes “End session” after a fifth of the planned length, at least 5 and at most 10 minutes. A cancelled session does not count; one that was ended does.',
        )}
      </p>
    </Card>
  );
}
