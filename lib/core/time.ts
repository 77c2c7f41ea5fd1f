/** Durations are milliseconds, instants epoch milliseconds, unless a name says otherwise. */
export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const LAST = Date.UTC(10_000, 0) - 1;

/** Whether an instant has a day as they are written here, from 1970 to 9999. Later ones soon have none at all. */
export const isInstant = (instant: number): boolean => instant >= 0 && instant <= LAST;
