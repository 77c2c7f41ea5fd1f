import type { Music } from '../core/music.ts';
import type { Playing } from '../core/playing.ts';

/**
 * Something that can sound while a session runs. Every call may come twice, and after the background was stopped
 * in between: each makes it so, and answers how it then is. What cannot be had is an answer, never a rejection.
 */
export interface Provider {
  /** Plays what was chosen, or goes on with it. */
  play(music: Music): Promise<Playing>;
  /** Is still until it is played again. */
  pause(): Promise<Playing>;
  /** To the next piece, where there are pieces. */
  next?(): Promise<Playing>;
  /** How it stands now, where that can change without us; changes nothing. Null: as it was. */
  look?(): Promise<Playing | null>;
  /** The session is over: gives back whatever was taken. False where that could not be told, and is to be again. */
  stop(): Promise<boolean>;
  /** What plays is its owner's from now on. */
  letGo?(): Promise<void>;
}
