import { timeOf } from '../core/stamp.ts';
import { PING_EVERY } from '../wire/protocol.ts';
import { type Carried, open, seal } from './box.ts';
import { ANSWER_WITHIN, type Ending, type Line, type LinePorts, openLine } from './line.ts';
import type { Way } from './link.ts';
import { packed } from './packs.ts';

/** A stay in a room of which nothing is kept: to meet over a code, to copy it, or to have it forgotten. */
export interface Visit {
  /** The relay's time. */
  now(): number;
  /** Resolves when all of it is kept, rejects when the relay would not. */
  put(records: readonly Carried[]): Promise<void>;
  /** Has the relay forget the room, and leaves. */
  forget(): Promise<void>;
  leave(): void;
}

/** What ended a visit, or stood against it: a relay's word for it, or `unreachable`, `silent`, `lost`. */
export class Refused extends Error {
  because: string;
  constructor(because: string) {
    super(because);
    this.because = because;
  }
}

/**
 * Joins a room and hears all that is in it: each record, then whatever follows. Resolves once everything that was
 * there has been told; rejects with `Refused`.
 */
export function visit(
  ports: LinePorts,
  { keys, relay, invite, device }: Way,
  heard: { record(record: Carried): void; ended(why: Ending): void },
): Promise<Visit> {
  return new Promise((resolve, reject) => {
    let queue: Promise<unknown> = Promise.resolve();
    let offset = 0;
    let target = 0;
    let isHere = false;
    let over: Refused | null = null;
    const waiting = new Map<string, (refusal: Refused | null) => void>();
    let onForgotten = () => {};
    let onEnded = (_: Refused) => {};
    let callOff = () => {};

    const line: Line = openLine(
      ports,
      { relay, invite, keys, device, since: 0, epoch: '' },
      {
        joined({ head, time }) {
          offset = time - ports.machineNow();
          target = head;
          beat();
          if (head === 0) arrive();
          else line.expect(ANSWER_WITHIN);
        },
        told(frame) {
          if (!isHere) line.expect(ANSWER_WITHIN);
          if (frame.say === 'boxes')
            queue = queue.then(async () => {
              for (const box of frame.boxes) {
                const record = await open(keys, box);
                if (record) heard.record(record);
                waiting.get(box.slot)?.(null);
              }
              if (!isHere && frame.head >= target) arrive();
            });
          if (frame.say === 'refused')
            for (const slot of frame.slots ?? []) waiting.get(slot)?.(new Refused(frame.because));
          if (frame.say === 'forgotten') onForgotten();
        },
        ended(why) {
          const refusal = new Refused(why.because);
          over = refusal;
          callOff();
          onEnded(refusal);
          reject(refusal);
          for (const settle of waiting.values()) settle(refusal);
          // What was said before is heard before.
          queue = queue.then(() => {
            if (isHere) heard.ended(why);
          });
        },
      },
    );

    /** Who says nothing for a minute is let go; comparing six digits may take longer. */
    function beat(): void {
      callOff = ports.after(PING_EVERY, () => {
        line.say({ say: 'ping', time: ports.machineNow(), head: target });
        beat();
      });
    }
    function arrive(): void {
      isHere = true;
      line.expect(null);
      resolve({ now: () => ports.machineNow() + offset, put, forget, leave });
    }
    const leave = () => line.end({ because: 'left' });

    async function put(records: readonly Carried[]): Promise<void> {
      const boxes = await Promise.all(records.map((record) => seal(keys, record)));
      for (const pack of packed(boxes)) {
        if (over) throw over;
        line.expect(ANSWER_WITHIN);
        const receipts = pack.map(({ slot }) => receiptFor(slot));
        line.say({ say: 'put', boxes: pack });
        await Promise.all(receipts);
      }
      line.expect(null);
    }
    const receiptFor = (slot: string): Promise<void> =>
      new Promise((kept, failed) =>
        waiting.set(slot, (refusal) => {
          waiting.delete(slot);
          if (refusal) failed(refusal);
          else kept();
        }),
      );

    const forget = (): Promise<void> =>
      new Promise((done, failed) => {
        // Whoever else was there was faster.
        if (over?.because === 'forgotten') return done();
        if (over) return failed(over);
        // It may have been told so a moment ago, by somebody else, and be closed with that.
        onEnded = (why) => (why.because === 'forgotten' ? done() : failed(why));
        onForgotten = () => {
          onEnded = () => {};
          leave();
          done();
        };
        line.expect(ANSWER_WITHIN);
        line.say({ say: 'forget' });
      });
  });
}

/**
 * Copies a room into another, all but one browser's word, records of later versions among them. Then nobody who was
 * in the old one, and is not told the new one's secret, hears anything any more. Answers how to have the old one forgotten.
 */
export async function moveRoom(
  ports: LinePorts,
  from: Way,
  to: Way,
  without: string,
): Promise<{ forgetOld(): Promise<void> }> {
  const records = new Map<string, Carried>();
  const old = await visit(ports, from, {
    record: (record) => records.set(`${record.kind}/${record.id}`, record),
    ended: () => {},
  });
  records.delete(`browser/${without}`);
  const fresh = await visit(ports, to, { record: () => {}, ended: () => {} });
  await fresh.put([...records.values()].sort((one, other) => timeOf(one.stamp) - timeOf(other.stamp)));
  fresh.leave();
  return { forgetOld: old.forget };
}
