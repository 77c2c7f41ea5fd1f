import type { ComponentChildren } from 'preact';
import { Icon } from './Icon.tsx';

/** The upper edge of the Assistant's sky. */
export const TopBar = ({
  children,
  onOpenSidePanel,
}: {
  children?: ComponentChildren;
  onOpenSidePanel: (() => void) | null;
}) => (
  <div class="top-bar">
    {children}
    {onOpenSidePanel && (
      <button
        type="button"
        class="icon-button"
        aria-label="Open in side panel"
        title="Open in side panel"
        onClick={onOpenSidePanel}
      >
        <Icon name="panel-right" />
      </button>
    )}
  </div>
);
