import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { partsFound } from '../../lib/ui/find-setting.ts';
import { t } from '../../lib/words/t.ts';

export interface Part {
  id: string;
  /** Said by `t`. */
  name: string;
}

interface PartsProps {
  parts: readonly Part[];
  children: ComponentChildren;
}

const textOf = (element: Element): string => element.textContent ?? '';

/** The way to each part of the settings, and a search over all of them. What does not fit is out of sight, and works on. */
export function Parts({ parts, children }: PartsProps) {
  const needle = useSignal('');
  const isNone = useSignal(false);
  const main = useRef<HTMLElement>(null);

  useEffect(() => {
    const around = main.current;
    if (!around) return;
    const look = () => {
      const cards = [...around.querySelectorAll<HTMLElement>(':scope > .card')];
      const rows = cards.map((card) => [...card.querySelectorAll<HTMLElement>('.row')]);
      const found = partsFound(
        cards.map((card, at) => ({
          title: textOf(card.querySelector('h2') ?? card),
          text: textOf(card),
          rows: (rows[at] ?? []).map(textOf),
        })),
        needle.value.trim(),
      );
      for (const [at, card] of cards.entries()) {
        card.hidden = !found[at]?.isShown;
        for (const [place, row] of (rows[at] ?? []).entries()) row.hidden = !found[at]?.rows[place];
      }
      isNone.value = !found.some(({ isShown }) => isShown);
    };
    look();
    // What is drawn meanwhile is looked at as well.
    const watching = new MutationObserver(look);
    watching.observe(around, { childList: true, subtree: true, characterData: true });
    return () => watching.disconnect();
  }, [needle.value]);

  return (
    <div class="wrap parts">
      <div class="aside-parts">
        <search>
          <label class="field find">
            {t('Find a setting')}
            <input
              type="search"
              dir="auto"
              autocomplete="off"
              spellcheck={false}
              value={needle.value}
              onInput={({ currentTarget }) => {
                needle.value = currentTarget.value;
              }}
            />
          </label>
        </search>
        <nav aria-label={t('Parts of the settings')}>
          <ul class="plain-list part-links">
            {parts.map(({ id, name }) => (
              <li key={id}>
                <a
                  href={`#${id}`}
                  onClick={() => {
                    needle.value = '';
                  }}
                >
                  {t(name)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
      <main ref={main}>
        <p class="none-found" role="status">
          {isNone.value &&
            t('No setting has “{text}” in it. Try a plainer word, such as block or calendar.', {
              text: needle.value.trim(),
            })}
        </p>
        {children}
      </main>
    </div>
  );
}
