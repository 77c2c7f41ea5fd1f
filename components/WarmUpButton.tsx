import { useRef } from 'preact/hooks';
import type { Segment, WarmupName } from '../lib/core/warmup.ts';
import { t } from '../lib/words/t.ts';
import { Icon } from './Icon.tsx';
import { WIND } from './icons.ts';
import { SegmentsMenu } from './SegmentsMenu.tsx';

interface WarmUpButtonProps {
  tried: Record<Segment, boolean>;
  onWarmup: (warmup: WarmupName) => void;
}

/** "Warm up", and the three segments behind it, of which prep is the one somebody is at. */
export function WarmUpButton({ tried, onWarmup }: WarmUpButtonProps) {
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
      <button type="button" class="warm-up" popovertarget="segments-menu">
        <Icon path={WIND} size={18} />
        {t('Warm up')}
      </button>
      <div
        ref={menu}
        id="segments-menu"
        class="menu segments-menu"
        role="dialog"
        aria-label={t('Before the session')}
        tabIndex={-1}
        popover="auto"
        onKeyDown={move}
        onToggle={(event) => {
          if ((event as unknown as ToggleEvent).newState === 'open')
            menu.current?.querySelector('button')?.focus();
        }}
      >
        <SegmentsMenu
          tried={tried}
          here="prep"
          onChoose={(segment) => {
            menu.current?.hidePopover();
            if (segment !== 'prep') onWarmup(segment);
          }}
        />
      </div>
    </>
  );
}
