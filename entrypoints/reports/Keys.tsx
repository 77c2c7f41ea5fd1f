/** Whether single keys turn pages, and the way to change it: not everybody wants letters to do things (WCAG 2.1.4). */
export interface KeySetting {
  areOn: boolean;
  put: (on: boolean) => void;
}

const KEYS = [
  ['← →', 'before and after'],
  ['T', 'today'],
  ['D W M Y', 'day, week, month, year'],
] as const;

/** The keys of the reports, and a switch for them. */
export const Keys = ({ areOn, put }: KeySetting) => (
  <details class="counting">
    <summary class="link">Keys</summary>
    <dl>
      {KEYS.map(([keys, meaning]) => (
        <div key={keys} class="rule">
          <dt>{keys}</dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
    <label class="rule keys-on">
      <input type="checkbox" checked={areOn} onChange={({ currentTarget }) => put(currentTarget.checked)} />
      Single keys do something on Sundial’s pages
    </label>
  </details>
);
