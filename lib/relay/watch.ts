import { PASSING_FOR } from '../wire/protocol.ts';
import { refuse } from './connection.ts';
import type { Parts } from './parts.ts';

const DAY = 86_400_000;
const MOST = 5_000;

/** How full the disk is, in words, where something follows from it. */
function stateOf({ limits }: Parts, used: number): string | null {
  if (used >= limits.diskReadOnly) return 'nothing is kept any more';
  return used >= limits.diskNoNew ? 'no new room is taken' : null;
}

/** What has to be looked at now and then: silent browsers, the disk, old rooms. Answers how to stop. */
export async function watch(parts: Parts, diskUsed: () => Promise<number>): Promise<() => void> {
  const { limits, log, counts, connections, visitors, store, now } = parts;
  let sweptAt = Number.NEGATIVE_INFINITY;

  async function lookAtDisk(): Promise<void> {
    const before = stateOf(parts, parts.diskUsed);
    parts.diskUsed = await diskUsed();
    const after = stateOf(parts, parts.diskUsed);
    if (after === before) return;
    const filled = `The disk under the store is full to ${Math.round(parts.diskUsed)} %`;
    if (after) log.warn(`${filled}: ${after} until there is room on it.`);
    else log.info(`${filled}: everything is kept again.`);
  }

  async function sweep(): Promise<void> {
    if (now() - sweptAt < DAY) return;
    sweptAt = now();
    const removed = await store.sweep(now() - limits.roomDays * DAY);
    counts.swept.inc(removed);
    if (removed > 0)
      log.info(`${removed} rooms in which nobody was for ${limits.roomDays} days are deleted.`);
    const past = await store.forgetPast(now() - PASSING_FOR);
    if (past > 0) log.info(`${past} boxes of the past are deleted.`);
  }

  function look(): void {
    for (const connection of connections)
      if (now() - connection.heardAt > limits.silence) refuse(parts, connection, { because: 'too-slow' });
    visitors.forget(now());
    for (const looking of [lookAtDisk(), sweep()])
      looking.catch((error) =>
        log.error({ err: error }, 'The disk or the old rooms could not be looked at.'),
      );
  }

  await lookAtDisk();
  const timer = setInterval(look, Math.min(MOST, limits.silence / 4));
  return () => clearInterval(timer);
}
