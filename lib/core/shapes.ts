import * as z from 'zod/mini';

// One of each for all schemas of the rules: each instance takes a kilobyte and some microseconds of what every page waits for.
export const string = z.string();
export const number = z.number();
export const boolean = z.boolean();
export const unknown = z.unknown();
