import * as z from 'zod/mini';
import type { Asked } from './asked.ts';
import type { Seen } from './kept.ts';
import { Sound } from './music.ts';
import { type Phase, phaseAt } from './phase.ts';
import { settingOf } from './settings.ts';
import { number } from './shapes.ts';

/** What sounds on this device. `until` is by the machine's clock: who plays it ends it without being told. */
export const Sounding = z.object({ sound: Sound, volume: number, until: number });
export type Sounding = z.infer<typeof Sounding>;

/** The session that runs and was begun in this browser: it sounds where it was begun, and nowhere else. */
export function sessionHere({ doc, device, now }: Seen): Extract<Phase, { is: 'focusing' }> | null {
  const phase = phaseAt(doc, now);
  return phase.is === 'focusing' && phase.session.device === device ? phase : null;
}

/** The sound that should be heard here; null: none. A level: whoever looks, however often, makes it so. */
export function soundAt(seen: Seen, asked: Asked | null): Sounding | null {
  const here = sessionHere(seen);
  const music = settingOf(seen.doc, 'music');
  if (!here || music.from !== 'sound') return null;
  const said = asked?.session === here.id ? asked : null;
  if (said && said.wants !== 'play') return null;
  const volume = said?.volume ?? music.volume;
  return volume === 0 ? null : { sound: music.sound, volume, until: here.endsAt - seen.shift };
}
