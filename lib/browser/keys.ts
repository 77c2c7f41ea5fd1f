/** Keys of `storage.local` that pages read. */
export const KEYS = { kept: 'kept', clock: 'clock', health: 'health', today: 'today' } as const;

/** Its other keys. `shut` is for the scripts in pages, which know nothing else. */
export const SCORES = 'scores';
export const SCORED = 'scored';
export const SHUT = 'shut';
export const OUTBOX = 'outbox';

/** The secret of the room this browser shares, and where; and how far it has heard it. For the background alone. */
export const PAIRING = 'pairing';
export const HEARD = 'heard';

/** Calendars with their secret addresses, for the background alone; and what pages know of them. */
export const CALENDARS = 'calendars';
export const MEETINGS = 'meetings';

/** Tabs that somebody set aside, to have them back. */
export const ASIDE = 'aside';

/** Keys of `storage.session`. */
export const LAST_SHOWN = 'shown';
export const TRAIL = 'trail';
export const KEPT_FROM = 'keptFrom';
export const LINK = 'link';
export const BACK_OFF = 'backOff';
export const PRESENCE = 'presence';
export const DRAFT = 'draft';

/** What pages show. */
export const SHOWN: string[] = [KEYS.kept, SCORED, KEYS.clock, KEYS.health];
