import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import type { Box } from '../wire/protocol.ts';
import type { Boxes } from './jetstream-boxes.ts';
import type { Place } from './jetstream-sizes.ts';
import { NextStep } from './next-step.ts';
import type { Held, Outcome } from './store.ts';

export type Put = { room: string; box: Box; place: Place };
/** `doubtful`: whether there is place shows when the room is counted. */
export type Answer = Outcome | { is: 'doubtful' };

/** `isTried` once it may have been written. */
type Waiting = Put & {
  isTried: boolean;
  end: number;
  answer: (answer: Answer) => void;
  fail: (error: unknown) => void;
};

const SHORTEST_PAUSE = 5;
const LONGEST_PAUSE = 400;

const NOT_KEPT =
  'The NATS servers do not keep what they are given: see that more than half of them are running and reach each other.';

/**
 * What is written together: a box of each slot, up to where a second one comes, so that heads are in the order of the
 * puts. One that is tried again holds up its own slot alone.
 */
function turnOf(waiting: readonly Waiting[]): { turn: Waiting[]; rest: Waiting[] } {
  const slots = new Map<string, Waiting>();
  const rest: Waiting[] = [];
  for (const [at, put] of waiting.entries()) {
    const slot = `${put.room}.${put.box.slot}`;
    const first = slots.get(slot);
    if (!first) slots.set(slot, put);
    else if (first.isTried) rest.push(put);
    else return { turn: [...slots.values()], rest: [...rest, ...waiting.slice(at)] };
  }
  return { turn: [...slots.values()], rest };
}

/** A box that was tried and is there was written, though nobody said so. */
const outcomeOf = ({ box, isTried }: Waiting, held: Held): Outcome =>
  isTried && held.stamp === box.stamp && held.body === box.body
    ? { is: 'kept', head: held.head }
    : { is: 'older', held };

/** Group commit: what is put while one group is on its way is the next. */
export function createWrites(boxes: Boxes, patience: number): (put: Put) => Promise<Answer> {
  let waiting: Waiting[] = [];
  let isBusy = false;

  /** Puts a box over the one that is held, if that is older; answers whether there is more to do. */
  async function attempt(put: Waiting, held: Held | null): Promise<boolean> {
    const { room, box, place } = put;
    if (held && held.stamp >= box.stamp) {
      put.answer(outcomeOf(put, held));
      return false;
    }
    const more = { slots: held ? 0 : 1, stored: box.body.length - (held?.body.length ?? 0) };
    const taken = place.take(more);
    if (taken !== 'taken') {
      put.answer({ is: taken });
      return false;
    }
    const head = await boxes.write(room, box, held?.head ?? 0);
    if (head === null) {
      place.giveBack(more);
      if (performance.now() > put.end) throw new NextStep(NOT_KEPT);
      put.isTried = true;
      return true;
    }
    place.kept(head, box.body.length);
    put.answer({ is: 'kept', head });
    return false;
  }

  /** Answers with those whose slot changed meanwhile, or of which nobody can say. */
  async function round(turn: readonly Waiting[]): Promise<Waiting[]> {
    const fail = (put: Waiting) => (error: unknown) => {
      put.fail(error);
      return false;
    };
    const reads = turn.map(({ room, box }) => boxes.held(room, box.slot));
    const helds = await Promise.all(reads).catch((error) => {
      for (const put of turn) put.fail(error);
      return null;
    });
    if (!helds) return [];
    const isOpen = await Promise.all(turn.map((put, at) => attempt(put, helds[at] ?? null).catch(fail(put))));
    return turn.filter((_, at) => isOpen[at]);
  }

  async function work(): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    await nextTurn();
    for (let pause = SHORTEST_PAUSE; waiting.length > 0; ) {
      const { turn, rest } = turnOf(waiting);
      waiting = rest;
      const open = await round(turn);
      waiting = [...open, ...waiting];
      const isStuck = open.length === turn.length;
      if (isStuck) await wait(pause);
      pause = isStuck ? Math.min(2 * pause, LONGEST_PAUSE) : SHORTEST_PAUSE;
    }
    isBusy = false;
  }

  return (put) =>
    new Promise((answer, fail) => {
      waiting.push({ ...put, isTried: false, end: performance.now() + patience, answer, fail });
      void work();
    });
}
