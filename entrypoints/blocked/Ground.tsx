import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../../components/Icon.tsx';

interface GroundProps {
  title: string;
  children?: ComponentChildren;
  /** The one thing to press, focused. */
  main: { label: string; isBack?: boolean; onPress: () => void };
  other?: { label: string; onPress: () => void } | null;
}

/** Below the horizon: what stands here, why, and where to go. */
export function Ground({ title, children, main, other }: GroundProps) {
  const mainButton = useRef<HTMLButtonElement>(null);
  useEffect(() => mainButton.current?.focus({ preventScroll: true }), [main.label]);
  return (
    <div class="row">
      <div class="why">
        <h2>{title}</h2>
        {children}
      </div>
      <div class="actions">
        <button ref={mainButton} type="button" class="button sun-button" onClick={main.onPress}>
          {main.isBack && <Icon name="arrow-left" size={19} />}
          {main.label}
        </button>
        {other && (
          <button type="button" class="button" onClick={other.onPress}>
            {other.label}
          </button>
        )}
      </div>
    </div>
  );
}
