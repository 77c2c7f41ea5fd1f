import { useMemo, useRef } from 'preact/hooks';
import { AWAY, createSwipe } from '../lib/ui/swipe.ts';
import { t } from '../lib/words/t.ts';
import { Icon } from './Icon.tsx';
import { CROSS } from './icons.ts';

export interface AlertAction {
  label: string;
  onChoose: () => void;
}

interface AlertCardProps {
  icon: string;
  /** The colour of what it is about. */
  tone: 'focus' | 'meeting' | 'personal' | 'offline' | 'other';
  title: string;
  line: string;
  /** When it came, as the clock says it; '' where that says nothing. */
  time: string;
  isPinned: boolean;
  actions: readonly AlertAction[];
  onDismiss: () => void;
}

/** One alert: what is so, and what can be done about it. */
export function AlertCard(props: AlertCardProps) {
  const { icon, tone, title, line, time, isPinned, actions, onDismiss } = props;
  const card = useRef<HTMLLIElement>(null);
  const dismiss = useRef(onDismiss);
  dismiss.current = onDismiss;
  const swipe = useMemo(
    () =>
      createSwipe(
        (by) => {
          if (!card.current) return;
          card.current.style.translate = by === null ? '' : `${by}px`;
          card.current.style.opacity =
            by === null ? '' : String(Math.max(0.3, 1 - Math.abs(by) / (3 * AWAY)));
        },
        () => dismiss.current(),
      ),
    [],
  );
  return (
    <li
      ref={card}
      class={isPinned ? 'alert pinned' : 'alert'}
      data-tone={tone}
      onPointerDown={swipe.down}
      onPointerMove={swipe.move}
      onPointerUp={swipe.up}
      onPointerCancel={swipe.cancel}
    >
      <span class="alert-icon">
        <Icon path={icon} size={17} />
      </span>
      <div class="alert-words">
        <h2 class="alert-title">{title}</h2>
        <p class="alert-line">{line}</p>
      </div>
      <span class="alert-corner">
        <time>{time}</time>
        <button
          type="button"
          class="icon-button dismiss"
          aria-label={t('Dismiss: {title}', { title })}
          title={t('Dismiss (Delete)')}
          onClick={onDismiss}
        >
          <Icon path={CROSS} size={15} />
        </button>
      </span>
      {actions.length > 0 && (
        <div class="alert-actions">
          {actions.map(({ label, onChoose }, at) => (
            <button key={label} type="button" class={at === 0 ? 'plain' : 'link'} onClick={onChoose}>
              {label}
            </button>
          ))}
        </div>
      )}
    </li>
  );
}
