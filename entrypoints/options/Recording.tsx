import { useSignal } from '@preact/signals';
import { CountingRules } from '../../components/CountingRules.tsx';
import type { Doc } from '../../lib/core/doc.ts';
import { settingOf } from '../../lib/core/settings.ts';
import type { Asking } from '../../lib/ui/asking.ts';
import { refusalInWords } from '../../lib/ui/refusals.ts';
import { msg, t } from '../../lib/words/t.ts';
import { Card } from './Card.tsx';
import { SwitchRow } from './SwitchRow.tsx';

type Switch = 'record' | 'titles' | 'sound' | 'recharge' | 'keys';

const SWITCHES: Record<Switch, { label: string; line: string }> = {
  record: {
    label: msg('Record what is in front'),
    line: msg(
      'Switched off, nothing is written, and what you do meanwhile can never be recovered. Sessions and blocking go on.',
    ),
  },
  titles: {
    label: msg('Keep the titles of pages'),
    line: msg(
      'They tell one document from another in the reports. Titles of quiet sites, such as health, are never kept.',
    ),
  },
  sound: {
    label: msg('Sound counts as being there'),
    line: msg('Who watches or listens does not type. Switched off, only key and mouse count.'),
  },
  recharge: {
    label: msg('Record Recharge Time too'),
    line: msg(
      'Time outside your work hours, and in their breaks. It counts in reports, not towards the goal.',
    ),
  },
  keys: {
    label: msg('Single keys on Sundial’s pages'),
    line: msg(
      'F, P, O and G in the Assistant; T, D, W, M, Y and the arrows in the reports. They do nothing on other pages.',
    ),
  },
};

/** What is recorded, and by which rules. */
export function Recording({ doc, asking }: { doc: Pick<Doc, 'setting'>; asking: Asking }) {
  const said = useSignal('');

  async function set(setting: Switch, to: boolean) {
    said.value = '';
    const answer = await asking.ask({ do: 'set', setting, to });
    said.value = answer.is === 'refused' ? refusalInWords(answer) : t('Saved.');
  }

  return (
    <Card id="recording" title={t('What is recorded')} said={said.value}>
      {(Object.keys(SWITCHES) as Switch[]).map((setting) => (
        <SwitchRow
          key={setting}
          id={`records-${setting}`}
          name={t(SWITCHES[setting].label)}
          line={t(SWITCHES[setting].line)}
          isOn={settingOf(doc, setting)}
          onSwitch={(to) => void set(setting, to)}
        />
      ))}
      <CountingRules />
    </Card>
  );
}
