/** Keys of `storage.local` that pages read. */
export const KEYS = { kept: 'kept', clock: 'clock', health: 'health', today: 'today' } as const;

/** Its other keys. `shut` is for the scripts in pages, which know nothing else. */
export const SCORES = 'scores';
export const SCORED = 'scored';
export const SHUT = 'shut';

/** Calendars with their secret addresses, for the background alone; and what pages know of them. */
export const CALENDARS = 'calendars';
export const MEETINGS = 'meetings';

/** Keys of `storage.session`. */
export const LAST_SHOWN = 'shown';
export const TRAIL = 'trail';
export const KEPT_FROM = 'keptFrom';

/** What pages show. */
export const SHOWN: string[] = [KEYS.kept, SCORED, KEYS.clock, KEYS.health];
