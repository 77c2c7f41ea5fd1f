/** The two warmups of the prelude; each can be left out, skipped and left at any step. */
export const WARMUPS = ['environment', 'body'] as const;
export type WarmupName = (typeof WARMUPS)[number];

/** The three segments, in the order in which they are offered. */
export const SEGMENTS = ['prep', ...WARMUPS] as const;
export type Segment = (typeof SEGMENTS)[number];
