/**
 * The gain for a volume from 0 to 1 as people hear it: half is half as loud, which takes 10 dB (Stevens: loudness grows
 * with the 0.6th power of pressure).
 */
export const gainOf = (volume: number): number => volume ** (1 / 0.6);
