import { Gauge } from 'prom-client';
import type { Parts } from './parts.ts';

/** Shows among what is counted how much there is now, looked up whenever somebody asks. */
export function showSizes(parts: Parts): void {
  const sizes: [name: string, help: string, size: () => number][] = [
    ['sundial_connections', 'Browsers connected now.', () => parts.connections.size],
    ['sundial_connections_not_joined', 'Of these, those that have not joined.', () => parts.notJoined],
    ['sundial_rooms', 'Rooms with somebody in them.', () => parts.rooms.size],
    ['sundial_disk_used_percent', 'How full the disk under the store is.', () => parts.diskUsed],
  ];
  for (const [name, help, size] of sizes)
    new Gauge({
      name,
      help,
      registers: [parts.counts.registry],
      collect() {
        this.set(size());
      },
    });
}
