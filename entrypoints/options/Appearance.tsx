import { useSignal } from '@preact/signals';
import type { Doc } from '../../lib/core/doc.ts';
import { type Settings, settingOf } from '../../lib/core/settings.ts';
import type { Asking } from '../../lib/ui/asking.ts';
import { refusalInWords } from '../../lib/ui/refusals.ts';
import { LANGUAGE_NAMES } from '../../lib/words/language-names.ts';
import { msg, t } from '../../lib/words/t.ts';
import { Card } from './Card.tsx';
import { SwitchRow } from './SwitchRow.tsx';

const THEMES: Record<Settings['theme'], string> = {
  browser: msg('As the browser'),
  light: msg('Light##theme'),
  dark: msg('Dark##theme'),
};

/** How Sundial looks, in every browser that shares. */
export function Appearance({ doc, asking }: { doc: Pick<Doc, 'setting'>; asking: Asking }) {
  const said = useSignal('');
  async function set(setting: 'theme' | 'still' | 'language', to: unknown) {
    said.value = '';
    const answer = await asking.ask({ do: 'set', setting, to });
    said.value = answer.is === 'refused' ? refusalInWords(answer) : t('Saved.');
  }
  return (
    <Card id="appearance" title={t('Appearance')} said={said.value}>
      <label class="row">
        <span>
          <b class="row-label">{t('Light and dark')}</b>
          <span class="quiet">{t('Day and night follow the browser unless you say otherwise.')}</span>
        </span>
        <select
          class="select"
          value={settingOf(doc, 'theme')}
          onChange={({ currentTarget }) => void set('theme', currentTarget.value)}
        >
          {Object.entries(THEMES).map(([theme, words]) => (
            <option key={theme} value={theme}>
              {t(words)}
            </option>
          ))}
        </select>
      </label>
      <label class="row">
        <span>
          <b class="row-label">{t('Language')}</b>
          <span class="quiet">{t('Sundial speaks your browser’s language where it can.')}</span>
        </span>
        <select
          class="select"
          value={settingOf(doc, 'language')}
          onChange={({ currentTarget }) => void set('language', currentTarget.value)}
        >
          <option value="">{t('As the browser')}</option>
          {Object.entries(LANGUAGE_NAMES).map(([language, name]) => (
            <option key={language} value={language} lang={language}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <SwitchRow
        id="still"
        name={t('Nothing moves')}
        line={t('No fading, no breathing ring. If your system asks for less motion, this is so already.')}
        isOn={settingOf(doc, 'still')}
        onSwitch={(to) => void set('still', to)}
      />
    </Card>
  );
}
