import type { Doc } from '../core/doc.ts';
import type { Forgetting } from '../core/forget.ts';
import { forgettingBefore } from '../core/retention.ts';
import { settingOf } from '../core/settings.ts';
import { DAY } from '../core/time.ts';

export interface RetentionPorts {
  /** What is held, and the time; null when it cannot be read. */
  glance(): Promise<{ doc: Pick<Doc, 'setting'>; now: number } | null>;
  /** Before which instant all was taken away last, in this run of the browser. */
  readKeptFrom(): Promise<number>;
  saveKeptFrom(instant: number): Promise<void>;
  /** When the first of all spans began; null when there is none. */
  firstSpan(): Promise<number | null>;
  forgetSpans(gone: Forgetting): Promise<void>;
  forgetHistory(gone: Forgetting): Promise<void>;
  report(fault: unknown): void;
}

/** So much is taken away in one go, however much there is. */
export const SLICE = 30 * DAY;

/**
 * Takes away what is older than its owner wants it kept, once a day and at each change of that wish. The document
 * itself holds nothing that old: see `prune`.
 */
export function createRetention(ports: RetentionPorts): { look(): Promise<void> } {
  let queue: Promise<void> = Promise.resolve();
  let keptFrom: number | null = null;

  async function forget(): Promise<void> {
    const seen = await ports.glance();
    const gone = seen && forgettingBefore(settingOf(seen.doc, 'retention'), seen.now);
    if (!gone) return;
    keptFrom ??= await ports.readKeptFrom();
    if (keptFrom >= gone.to) return;
    const first = (await ports.firstSpan()) ?? gone.to;
    for (let from = first; from < gone.to; from += SLICE)
      await ports.forgetSpans({ ...gone, from, to: Math.min(from + SLICE, gone.to) });
    await ports.forgetHistory(gone);
    keptFrom = gone.to;
    await ports.saveKeptFrom(gone.to);
  }

  return {
    look() {
      queue = queue.then(forget).catch(ports.report);
      return queue;
    },
  };
}
