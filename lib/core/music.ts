import * as z from 'zod/mini';
import { string } from './shapes.ts';

/** Sounds that are made on the device. */
export const SOUNDS = ['brown', 'pink', 'rain', 'sea', 'tones'] as const;
export const Sound = z.enum(SOUNDS);
export type Sound = z.infer<typeof Sound>;

/** What a session sounds like: chosen in prep, remembered, and played where the session is begun. */
export const Music = z.object({
  from: z.enum(['nothing', 'sound', 'spotify', 'youtube']),
  sound: Sound,
  /** 0 to 1, as people hear it: half is half as loud. */
  volume: z.number().check(z.gte(0), z.lte(1)),
  /** Of the person's own Spotify profile. */
  playlist: z.nullable(z.object({ uri: string, name: string })),
  /** Of those in the table of moods. */
  mood: z.nullable(string),
});
export type Music = z.infer<typeof Music>;

export const SILENCE: Music = { from: 'nothing', sound: 'brown', volume: 0.5, playlist: null, mood: null };
