import { Kept } from '../core/kept.ts';
import { readingBy } from './reading.ts';

export type { State } from './reading.ts';

export const { readState, onState } = readingBy(Kept);
