import { isActivityWatch, readActivityWatch } from './activitywatch.ts';
import type { Foreign, Here } from './foreign.ts';
import { type Fault, isOurs } from './format.ts';
import { isLeechBlock, readLeechBlock } from './leechblock.ts';
import { type Incoming, openArchive, openSpans, type Watch } from './read.ts';
import { isRescueTime, readRescueTime } from './rescuetime.ts';

/** A file of another program is read in one go. */
const LONGEST_FOREIGN = 150 * 1024 * 1024;

/** What is in a file that somebody chose, whoever wrote it. */
export type Opened =
  | { is: 'ours'; incoming: Incoming }
  | { is: 'damaged'; fault: Fault }
  | { is: 'spans'; incoming: Incoming; of: Extract<Foreign, { is: 'spans' }> }
  | Exclude<Foreign, { is: 'spans' }>
  | { is: 'unknown' }
  | { is: 'too-long' };

/** Reads a file, by what is in it and not by its name. Changes nothing; null when somebody said stop. */
export async function openFile(file: Blob, here: Here, watch: Watch): Promise<Opened | null> {
  const head = (await file.slice(0, 4096).text()).replace(/^\uFEFF/, '');
  if (isOurs(head)) {
    const found = await openArchive(file, here.now, watch);
    return found && ('because' in found ? { is: 'damaged', fault: found } : { is: 'ours', incoming: found });
  }
  if (file.size > LONGEST_FOREIGN) return { is: 'too-long' };
  const text = (await file.text()).replace(/^\uFEFF/, '');
  const read = foreignFrom(text, here);
  if (!read) return { is: 'unknown' };
  if (read.is !== 'spans') return read;
  if (read.spans.length === 0) return { is: 'refused', because: 'nothing', at: 1 };
  const incoming = await openSpans(read.spans, watch);
  return incoming && { is: 'spans', incoming, of: read };
}

function foreignFrom(text: string, here: Here): Foreign | null {
  if (isRescueTime(text)) return readRescueTime(text, here);
  if (isActivityWatch(text)) return readActivityWatch(text, here);
  return isLeechBlock(text) ? readLeechBlock(text) : null;
}
