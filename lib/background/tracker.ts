import { type During, followTurns, type Sight, type Step, type Trail } from '../core/activity.ts';

export interface TrackerPorts {
  /** What is in front at this instant, and how the day turned since somebody looked last; null: nobody did. */
  sight(seen: number | null): Promise<{ sight: Sight; turns: { at: number; during: During | null }[] }>;
  /** As this run of the browser knows it; null when it has just been started. */
  readTrail(): Promise<Trail | null>;
  saveTrail(trail: Trail): Promise<void>;
  keepSpans(step: Pick<Step, 'spans' | 'idleSince'>): Promise<void>;
  /** Has somebody look twice a minute, or not. */
  setHeartbeat(beats: boolean): Promise<void>;
  /** Something was added to the day, or something else is in front. */
  onChange(trail: Trail): Promise<void>;
  report(fault: unknown): void;
}

export interface Tracker {
  look(): Promise<void>;
  /** Does something to what was recorded, and begins anew: nothing that is gone grows on. Rejects when it fails. */
  without(work: () => Promise<void>): Promise<void>;
}

/**
 * Looks at what is in front, and keeps what that adds. Every event comes to the same look; one that is asked for
 * while another goes on comes after it, and is the only one to. What is added is kept before it is noted as
 * seen: after a worker that was stopped in between, it is done again and changes nothing.
 */
export function createTracker(ports: TrackerPorts): Tracker {
  let last: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;

  async function look(): Promise<void> {
    next = null;
    const trail = await ports.readTrail();
    const { sight, turns } = await ports.sight(trail?.seen ?? null);
    const step = followTurns(trail, sight, turns);
    await ports.keepSpans(step);
    await Promise.all([ports.saveTrail(step.trail), ports.setHeartbeat(step.trail.front.is === 'page')]);
    if (step.spans.length > 0 || step.trail.since !== trail?.since) await ports.onChange(step.trail);
  }

  return {
    look() {
      next ??= last.then(look).catch(ports.report);
      last = next;
      return next;
    },
    without(work) {
      const done = last.then(async () => {
        // Before it, so that nothing grows back when the worker is stopped; what is in front goes on from here.
        const { sight } = await ports.sight(null);
        const { trail } = followTurns(null, sight, []);
        await ports.saveTrail(trail);
        await work();
        await ports.onChange(trail);
      });
      last = done.catch(() => {});
      return done;
    },
  };
}
