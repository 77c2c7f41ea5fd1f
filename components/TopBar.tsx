import type { ComponentChildren } from 'preact';
import { Icon } from './Icon.tsx';
import { PANEL_RIGHT } from './icons.ts';

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
        <Icon path={PANEL_RIGHT} />
      </button>
    )}
  </div>
);
