import { type ReadonlySignal, signal } from '@preact/signals';
import type { Command } from '../lib/core/commands.ts';
import type { Doc } from '../lib/core/doc.ts';
import type { Playing } from '../lib/core/playing.ts';
import { settingOf } from '../lib/core/settings.ts';

interface MusicSlotProps {
  playing: ReadonlySignal<Playing>;
  doc: Pick<Doc, 'setting'>;
  onSay: (command: Command) => void;
  onSettings: () => void;
  onShowTab: () => void;
}

const bar = signal<typeof import('./MusicBar.tsx').MusicBar | null>(null);

/** The bar, where something plays; before the first picture where something does already. */
export async function fetchMusic({ is }: Playing): Promise<void> {
  if (is !== 'nothing' && !bar.value) bar.value = (await import('./MusicBar.tsx')).MusicBar;
}

/** Where the music bar goes: most sessions have none, and carry nothing of it. */
export function MusicSlot({ playing, doc, onSay, onSettings, onShowTab }: MusicSlotProps) {
  const now = playing.value;
  void fetchMusic(now);
  const Bar = bar.value;
  if (now.is === 'nothing' || !Bar) return null;
  const { from, volume } = settingOf(doc, 'music');
  return (
    <Bar
      playing={now}
      volume={from === 'sound' ? volume : null}
      onSay={onSay}
      onSettings={onSettings}
      onShowTab={from === 'youtube' ? onShowTab : null}
    />
  );
}
