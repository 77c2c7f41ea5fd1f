import type { ComponentChildren } from 'preact';
import { Icon } from './Icon.tsx';
import { CHART, GEAR, PANEL_RIGHT } from './icons.ts';

/** The upper edge of the Assistant's sky. */
export const TopBar = ({
  children,
  onOpenReport,
  onOpenOptions,
  onOpenSidePanel,
}: {
  children?: ComponentChildren;
  onOpenReport?: () => void;
  onOpenOptions: () => void;
  onOpenSidePanel: (() => void) | null;
}) => (
  <div class="top-bar">
    {children}
    {onOpenReport && (
      <button
        type="button"
        class="icon-button"
        aria-label="Today’s report"
        title="Today’s report"
        onClick={onOpenReport}
      >
        <Icon path={CHART} />
      </button>
    )}
    <button type="button" class="icon-button" aria-label="Settings" title="Settings" onClick={onOpenOptions}>
      <Icon path={GEAR} />
    </button>
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
