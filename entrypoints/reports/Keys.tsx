import { msg, t } from '../../lib/words/t.ts';
import { arrows } from './arrows.ts';

/** Whether single keys turn pages, and the way to change it: not everybody wants letters to do things (WCAG 2.1.4). */
export interface KeySetting {
  areOn: boolean;
  put: (on: boolean) => void;
}

const KEYS: readonly (readonly [keys: () => string, meaning: string])[] = [
  [() => arrows().join(' '), msg('before and after')],
  [() => 'T', msg('today##where a key leads')],
  [() => 'D W M Y', msg('day, week, month, year')],
];

/** The keys of the reports, and a switch for them. */
export const Keys = ({ areOn, put }: KeySetting) => (
  <details class="counting">
    <summary class="link">{t('Keys##of the keyboard')}</summary>
    <dl>
      {KEYS.map(([keys, meaning]) => (
        <div key={meaning} class="rule">
          <dt>{keys()}</dt>
          <dd>{t(meaning)}</dd>
        </div>
      ))}
    </dl>
    <label class="rule keys-on">
      <input type="checkbox" checked={areOn} onChange={({ currentTarget }) => put(currentTarget.checked)} />
      {t('Single keys do something on Sundial’s pages')}
    </label>
  </details>
);
