import * as z from 'zod/mini';
import type { Account, Device } from '../../core/spotify.ts';

/** What Spotify gave this browser, for one app of its owner's. The only thing here that is secret. */
export const Grant = z.object({
  version: z.literal(1),
  clientId: z.string(),
  access: z.string(),
  refresh: z.string(),
  /** By this machine's clock. */
  expiresAt: z.number(),
  /** Spotify takes `refresh` no more. It is kept until another takes its place. */
  isRefused: z.boolean(),
});
export type Grant = z.infer<typeof Grant>;

/** An app is being allowed: what is compared when Spotify answers. */
export const Attempt = z.object({ clientId: z.string(), state: z.string(), verifier: z.string() });
type Attempt = z.infer<typeof Attempt>;

/** What was begun by us, so that nothing else is ever stopped. */
export const Begun = z.object({ playlist: z.string() });
type Begun = z.infer<typeof Begun>;

/** All that Spotify's part needs of a browser. Each may be stopped in the middle, and is asked anew then. */
export interface SpotifyPorts {
  fetch(address: string, asked: RequestInit): Promise<Response>;
  /** How long an answer may take, in milliseconds. */
  patience: number;
  now(): number;
  wait(milliseconds: number): Promise<void>;
  /** One after another in all pages and workers of this browser. */
  alone<Result>(work: () => Promise<Result>): Promise<Result>;
  /** As stored, unread; undefined where there is none. */
  readGrant(): Promise<unknown>;
  /** With its standing, in one write. Null: all that is known of Spotify goes. */
  saveGrant(grant: Grant | null): Promise<void>;
  readAccount(): Promise<Account | null>;
  saveAccount(account: Account): Promise<void>;
  readDevice(): Promise<Device | null>;
  saveDevice(device: Device | null): Promise<void>;
  /** Until when Spotify asked not to be asked; 0: it did not. */
  readHeldBack(): Promise<number>;
  saveHeldBack(until: number): Promise<void>;
  readBegun(): Promise<unknown>;
  saveBegun(begun: Begun | null): Promise<void>;
  readAttempt(): Promise<unknown>;
  saveAttempt(attempt: Attempt | null): Promise<void>;
}
