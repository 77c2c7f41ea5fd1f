import * as z from 'zod/mini';
import { boolean, number, string } from './shapes.ts';

/** What is wrong with blocking, in the order in which it matters. */
export const Fault = z.enum(['no-host-access', 'rules-differ', 'guard-missing', 'tabs-left', 'failed']);
export type Fault = z.infer<typeof Fault>;

/** The last look at whether blocking really holds; shown in words before a session starts. */
export const Health = z.object({
  hostAccess: boolean,
  /** Whether private windows are covered too; null where the browser cannot tell. */
  privateWindows: z.nullable(boolean),
  /** Rules wanted and rules found in force, after repair. */
  wanted: number,
  loaded: number,
  faults: z.array(Fault),
  /** Sites each level keeps out; `communication` on top of `distractions`. */
  sizes: z.object({ distractions: number, communication: number }),
  /** Which scores and catalogue the sizes were counted from. */
  sizesOf: string,
});
export type Health = z.infer<typeof Health>;
