/** The choices for the first breath, in seconds. */
export const BREATHS = [0, 5, 15, 30] as const;
