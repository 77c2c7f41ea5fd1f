import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { type Limits, TABLE } from './limits.ts';

/** What is counted. No label tells a room, a device or an address apart. */
export function createCounts(limits: Limits) {
  const registry = new Registry();
  const registers = [registry];
  const allowed = new Gauge({
    name: 'sundial_limit',
    help: 'What this relay allows, as set.',
    labelNames: ['limit'],
    registers,
  });
  for (const name of Object.keys(TABLE) as (keyof Limits)[]) allowed.set({ limit: name }, limits[name]);
  return {
    registry,
    refused: new Counter({
      name: 'sundial_refused_total',
      help: 'Refusals, by their reason.',
      labelNames: ['because'],
      registers,
    }),
    violations: new Counter({
      name: 'sundial_violations_total',
      help: 'Connections ended because they did not speak WebSocket, or far too much of it.',
      registers,
    }),
    joins: new Counter({ name: 'sundial_joins_total', help: 'Browsers that joined a room.', registers }),
    boxes: new Counter({
      name: 'sundial_boxes_total',
      help: 'Boxes that were put, by what became of them.',
      labelNames: ['outcome'],
      registers,
    }),
    swept: new Counter({
      name: 'sundial_rooms_swept_total',
      help: 'Rooms deleted because nobody came for long.',
      registers,
    }),
    storeFailures: new Counter({
      name: 'sundial_store_failures_total',
      help: 'Times the store failed.',
      registers,
    }),
    commitSeconds: new Histogram({
      name: 'sundial_commit_seconds',
      help: 'From a put to its being on the disk.',
      buckets: [0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.1, 0.5, 2],
      registers,
    }),
  };
}

export type Counts = ReturnType<typeof createCounts>;
