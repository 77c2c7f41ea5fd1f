import type { Doc } from '../core/doc.ts';
import { erasuresDue } from '../core/erasures.ts';
import type { Forgetting } from '../core/forget.ts';

export interface ErasingPorts {
  /** What is held, and by whom; null when it cannot be read. */
  glance(): Promise<{ doc: Pick<Doc, 'erasure' | 'browser'>; device: string } | null>;
  /** The names of the records that were followed here. */
  readErased(): Promise<string[]>;
  saveErased(ids: string[]): Promise<void>;
  /** Takes away what is recorded of a time. Rejects when it could not. */
  erase(gone: Forgetting): Promise<void>;
  report(fault: unknown): void;
}

/**
 * Takes away here what was deleted here or in another browser of the same person, once. A worker stopped on the
 * way does it again: there is nothing left to be taken away then.
 */
export function createErasing(ports: ErasingPorts) {
  let queue: Promise<void> = Promise.resolve();
  let isAllDone = false;

  async function erase(): Promise<void> {
    isAllDone = false;
    const seen = await ports.glance();
    if (!seen) return;
    const held = Object.keys(seen.doc.erasure);
    let done = held.length > 0 ? await ports.readErased() : [];
    const faults: unknown[] = [];
    for (const [id, gone] of erasuresDue(seen.doc, seen.device, done)) {
      try {
        await ports.erase(gone);
      } catch (fault) {
        // What comes after it does not wait for it.
        faults.push(fault);
        continue;
      }
      // What went out of the document comes up no more.
      done = [...done.filter((each) => held.includes(each)), id];
      await ports.saveErased(done);
    }
    if (faults.length > 0) throw faults[0];
    isAllDone = true;
  }

  return {
    /** After a deletion, here or heard of. Rejects when something could not be taken away. */
    now(): Promise<void> {
      const done = queue.then(erase);
      queue = done.catch(() => {});
      return done;
    },
    /** Does what is left from before, once in a worker's life. */
    async look(): Promise<void> {
      if (!isAllDone) await this.now().catch(ports.report);
    },
  };
}
