import { useSignal } from '@preact/signals';
import { SetAside } from '../../components/SetAside.tsx';
import type { SetAside as Tab } from '../../lib/core/set-aside.ts';
import { t, tn } from '../../lib/words/t.ts';

interface TabsBesideProps {
  /** Of this window, as far as they can be set aside. */
  tabs: readonly Tab[];
  /** How many are set aside already. */
  aside: number;
  onSetAside: (tabs: number[]) => void;
  onGiveBack: () => void;
}

/** The tabs that the task may not need: all of them, or those somebody chooses. */
export function TabsBeside({ tabs, aside, onSetAside, onGiveBack }: TabsBesideProps) {
  const staying = useSignal<readonly number[]>([]);
  const going = tabs.filter(({ tab }) => !staying.value.includes(tab));
  return (
    <div class="beside">
      {tabs.length > 0 ? (
        <>
          <div class="beside-line">
            <p>
              {tn(
                tabs.length,
                'One other tab is open in this window.',
                '{n} other tabs are open in this window.',
              )}
            </p>
            <button
              type="button"
              class="plain"
              disabled={going.length === 0}
              onClick={() => onSetAside(going.map(({ tab }) => tab))}
            >
              {tn(going.length, 'Set {n} tab aside', 'Set {n} tabs aside')}
            </button>
          </div>
          <details class="choose">
            <summary>{t('Choose which')}</summary>
            <ul>
              {tabs.map(({ tab, title, url }) => (
                <li key={tab}>
                  <label>
                    <input
                      type="checkbox"
                      checked={!staying.value.includes(tab)}
                      onChange={({ currentTarget }) => {
                        const others = staying.value.filter((each) => each !== tab);
                        staying.value = currentTarget.checked ? others : [...others, tab];
                      }}
                    />
                    <span title={url} dir="auto">
                      {title || url}
                    </span>
                  </label>
                </li>
              ))}
            </ul>
          </details>
        </>
      ) : (
        aside === 0 && <p>{t('No tab of this window has to be set aside.')}</p>
      )}
      {aside > 0 && <SetAside count={aside} onGiveBack={onGiveBack} />}
      {(tabs.length > 0 || aside > 0) && (
        <p class="quiet">
          {t(
            'After the session you are offered to have them back. What is typed into a page and not sent is not kept.',
          )}
        </p>
      )}
    </div>
  );
}
