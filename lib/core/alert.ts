import * as z from 'zod/mini';
import { number, unknown } from './shapes.ts';

/** A meeting that was over before its time, by its id. The calendar is not touched. */
export const Adjourned = z.object({ at: number });

/**
 * Something worth knowing for a while, written once, under an id that every browser would give it. What it is
 * `about` is read where it is shown, so that a later version's alerts are carried along untouched.
 */
export const Alert = z.object({ about: unknown, at: number, until: number });

/** An alert that its owner has done with, under the alert's own id. `again`: for now, it comes back then. */
export const Dismissal = z.object({ at: number, again: z.optional(number) });
