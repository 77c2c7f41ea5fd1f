import type { Figure } from './figures.ts';
import type { Server } from './server.ts';

/** What every subject is given. */
export interface Bench {
  server: Server;
  /** Folder of Sundial's production build for Chrome. */
  sundial: string;
  /** Folder of the bare extension. */
  bare: string;
  /** Fewer rounds: figures to look at, not to trust. */
  quick: boolean;
}

/** One thing that is measured; gives its lines of the table. */
export type Subject = (bench: Bench) => Promise<Figure[]>;

/** Numbers of own sites every list is tried with. */
export const SITES = [10, 1000, 5000] as const;
