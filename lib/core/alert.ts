import * as z from 'zod/mini';

/** A meeting that was over before its time, by its id. The calendar is not touched. */
export const Adjourned = z.object({ at: z.number() });

/**
 * Something worth knowing for a while, written once, under an id that every browser would give it. What it is
 * `about` is read where it is shown, so that a later version's alerts are carried along untouched.
 */
export const Alert = z.object({ about: z.unknown(), at: z.number(), until: z.number() });

/** An alert that its owner has done with, under the alert's own id. `again`: for now, it comes back then. */
export const Dismissal = z.object({ at: z.number(), again: z.optional(z.number()) });
