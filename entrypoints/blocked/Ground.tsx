import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from '../../components/Icon.tsx';

/** From Lucide, as the Assistant's icons, which this page need not load. */
const ARROW_LEFT = 'm12 19-7-7 7-7M19 12H5';

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
  useLayoutEffect(() => mainButton.current?.focus({ preventScroll: true }), [main.label]);
  return (
    <div class="row">
      <div class="why">
        <h2>{title}</h2>
        {children}
      </div>
      <div class="actions">
        <button ref={mainButton} type="button" class="button sun-button" onClick={main.onPress}>
          {main.isBack && <Icon path={ARROW_LEFT} size={19} />}
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
