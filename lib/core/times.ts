import type { CountsAs } from './catalogue.ts';

/** Milliseconds by what they count as. */
export type Times = Record<CountsAs, number>;

export const allOf = (times: Times): number => times.focus + times.other + times.meeting + times.personal;
