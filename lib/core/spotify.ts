import * as z from 'zod/mini';
import type { Silent } from './playing.ts';
import { boolean, number, string } from './shapes.ts';

/** A playlist of the person's own Spotify profile. */
export const Playlist = z.object({ uri: string, name: string });
export type Playlist = z.infer<typeof Playlist>;

/** Something Spotify can be heard on: this computer, a telephone, a speaker. */
export const Device = z.object({ id: string, name: string });
export type Device = z.infer<typeof Device>;

/** What Spotify said of the person last; nothing of it lets anybody in. */
export const Account = z.object({
  version: z.literal(1),
  /** As they call themselves there. */
  name: string,
  /** Null where Spotify does not tell. */
  isPremium: z.nullable(boolean),
  playlists: z.array(Playlist),
  readAt: number,
});
export type Account = z.infer<typeof Account>;

/** Whether Spotify takes what it gave this browser. Stored beside the tokens, in the same write. */
export const Standing = z.enum(['fine', 'reconnect']);
export type Standing = z.infer<typeof Standing>;

/** How this browser stands with Spotify, for pages: no token is in it. */
export type Spotify =
  | { is: 'not-connected' }
  | { is: 'connected' | 'reconnect'; account: Account | null; device: Device | null };

/** Why somebody could not be connected. */
export type ConnectFault =
  | Silent
  | 'no-client-id'
  | 'wrong-client'
  | 'wrong-redirect'
  | 'not-asked'
  | 'cancelled'
  | 'declined'
  | 'stale';

/** The client id of an app of Spotify's dashboard: 32 signs from 0 to f. Null where it is none. */
export function clientIdFrom(typed: string): string | null {
  const tidy = typed.trim().toLowerCase();
  return /^[0-9a-f]{32}$/.test(tidy) ? tidy : null;
}
