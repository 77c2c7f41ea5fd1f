import { useRef } from 'preact/hooks';
import { t } from '../lib/words/t.ts';
import { Icon } from './Icon.tsx';
import { GEAR } from './icons-home.ts';

export interface MenuItem {
  label: string;
  onChoose: () => void;
}

/** The gear, and what it opens. */
export function GearMenu({ items }: { items: readonly MenuItem[] }) {
  const menu = useRef<HTMLDivElement>(null);

  function move(event: KeyboardEvent) {
    const buttons = [...(menu.current?.querySelectorAll('button') ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    buttons.at(to % buttons.length)?.focus();
  }

  return (
    <>
      <button
        type="button"
        class="icon-button"
        aria-label={t('Menu')}
        title={t('Menu')}
        popovertarget="gear-menu"
      >
        <Icon path={GEAR} />
      </button>
      <div
        ref={menu}
        id="gear-menu"
        class="menu"
        role="menu"
        tabIndex={-1}
        aria-label={t('Menu')}
        popover="auto"
        onKeyDown={move}
        onToggle={(event) => {
          if ((event as unknown as ToggleEvent).newState === 'open')
            menu.current?.querySelector('button')?.focus();
        }}
      >
        {items.map(({ label, onChoose }) => (
          <button
            key={label}
            type="button"
            role="menuitem"
            class="menu-item"
            onClick={() => {
              menu.current?.hidePopover();
              onChoose();
            }}
          >
            {label}
          </button>
        ))}
      </div>
    </>
  );
}
