import type { Box } from '../wire/protocol.ts';

/** A box as it is kept: with the head of the commit that brought it. */
export type Held = Box & { head: number };

/**
 * What became of a box: `kept` and on the disk; `older`, or as old, as the one that is `held`; or its room has no
 * place left for it, or was forgotten.
 */
export type Outcome =
  | { is: 'kept'; head: number }
  | { is: 'older'; held: Held }
  | { is: 'full' }
  | { is: 'forgotten' };

/** Who wants to know what becomes of a room. */
export interface Subscriber {
  /** Commits, whoever made them, in the order of their heads. */
  committed(boxes: readonly Held[]): void;
  /** All of it was removed, and nothing is ever kept of it again. */
  forgotten(): void;
}

/** What a relay keeps: of every room the newest box of every slot. One set of tests runs against each store. */
export interface Store {
  /** The store's random name, made with it; see heads in the protocol. */
  readonly epoch: string;
  /** Whether other relays write to it too. Then nobody knows all who are in a room, and says nothing of it. */
  readonly isShared: boolean;
  /** One group commit, one outcome for each in its order. What is `kept` outlives the machine's death once this resolves. */
  commit(boxes: readonly { room: string; box: Box }[]): Promise<Outcome[]>;
  /** Of a room's boxes after a head the first `most`, in the order of their heads. */
  since(room: string, head: number, most: number): Promise<Held[]>;
  /**
   * The head of a room's last commit, 0 for a room that is not there. Nothing that its subscribers here were not told
   * yet: a browser that hears of a head it was not told of takes itself for behind, and joins again.
   */
  head(room: string): Promise<number>;
  /** Whether something is kept of a room, or was until it was forgotten. */
  stateOf(room: string): Promise<'none' | 'there' | 'forgotten'>;
  /** Removes a room for good; its name is remembered until it would have been swept. */
  forget(room: string): Promise<void>;
  /** Removes rooms in which nothing was kept and nobody came since an instant; answers how many. Of forgotten ones the names go. */
  sweep(before: number): Promise<number>;
  /** Removes the boxes that are passing and whose stamps were given before an instant; answers how many. */
  forgetPast(before: number): Promise<number>;
  /** Answers how to stop. */
  subscribe(room: string, subscriber: Subscriber): Promise<() => void>;
  /** Null while it can be written to; else why not, in words. */
  trouble(): Promise<string | null>;
  close(): Promise<void>;
}
