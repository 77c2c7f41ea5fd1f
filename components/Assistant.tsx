import { type ReadonlySignal, useComputed, useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { announcementBetween } from '../lib/ui/announcements.ts';
import type { Asking } from '../lib/ui/asking.ts';
import type { Shown } from '../lib/ui/shown.ts';
import { AssistantPrep } from './AssistantPrep.tsx';
import { AssistantSession } from './AssistantSession.tsx';
import { EngineLine } from './EngineLine.tsx';
import { LiveRegion } from './LiveRegion.tsx';
import { Unreadable } from './Unreadable.tsx';

interface AssistantProps {
  shown: ReadonlySignal<Shown | null>;
  asking: Asking;
  /** The site of the page beside us. */
  site: ReadonlySignal<string | null>;
  onAllow: () => void;
  onOpenReport: () => void;
  onOpenOptions: () => void;
  onOpenSidePanel: (() => void) | null;
  onRestart: () => void;
}

/** The Assistant: prep at rest, the session while one runs. The same in the popup and in the side panel. */
export function Assistant({
  shown,
  asking,
  site,
  onAllow,
  onOpenReport,
  onOpenOptions,
  onOpenSidePanel,
  onRestart,
}: AssistantProps) {
  const before = useRef<Shown | null>(null);
  const says = useRef('');
  const announcement = useComputed(() => {
    const now = shown.value;
    const said = before.current && now && announcementBetween(before.current, now);
    before.current = now;
    if (said) says.current = said;
    return says.current;
  });
  const phase = useComputed(() => shown.value?.phase.is);
  const phaseBefore = useRef(phase.peek());
  useSignalEffect(() => {
    // What was pressed is gone; the keyboard goes on from the top, never from the way out.
    if (phase.value === 'focusing' && phaseBefore.current === 'resting')
      requestAnimationFrame(() => document.querySelector<HTMLElement>('.mode')?.focus());
    phaseBefore.current = phase.value;
  });

  const now = shown.value;
  if (!now) return null;
  const common = { asking, onAllow, onOpenOptions, onOpenSidePanel };
  return (
    <>
      {now.unreadable ? (
        <Unreadable onRestart={onRestart} />
      ) : now.phase.is === 'focusing' ? (
        <AssistantSession shown={now} phase={now.phase} {...common} />
      ) : (
        <AssistantPrep shown={now} site={site.value} onOpenReport={onOpenReport} {...common} />
      )}
      <EngineLine silence={asking.silence.value} onRestart={onRestart} />
      <LiveRegion says={announcement.value} />
    </>
  );
}
