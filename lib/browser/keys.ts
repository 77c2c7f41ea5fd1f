/** Keys of `storage.local` that pages read. */
export const KEYS = { kept: 'kept', clock: 'clock', health: 'health', today: 'today' } as const;

/** Its other keys. `shut` is for the scripts in pages, which know nothing else. */
export const SCORES = 'scores';
export const SCORED = 'scored';
export const SHUT = 'shut';
export const OUTBOX = 'outbox';

/** All that is read at a glance: what is kept but for the scores. */
export const GLANCED: string[] = [KEYS.kept, SCORED, KEYS.clock, OUTBOX];

/** The secret of the room this browser shares, and where; and how far it has heard it. For the background alone. */
export const PAIRING = 'pairing';
export const HEARD = 'heard';

/** Calendars with their secret addresses, for the background alone; and what pages know of them. */
export const CALENDARS = 'calendars';
export const MEETINGS = 'meetings';

/** What Spotify gave this browser, which no page shows; whether Spotify takes it, what it told, and where to play. */
export const SPOTIFY_GRANT = 'spotifyGrant';
export const SPOTIFY_STANDING = 'spotifyStanding';
export const SPOTIFY_ACCOUNT = 'spotifyAccount';
export const SPOTIFY_DEVICE = 'spotifyDevice';
/** Tabs that somebody set aside, to have them back. */
export const ASIDE = 'aside';

/** In which language the lines of the menus were said last. */
export const MENU_LANGUAGE = 'menuLanguage';
/** What was deleted of the past in one of a person's browsers, and here as well. */
export const ERASED = 'erased';
/** The version whose news were told. */
export const TOLD = 'told';

/** Keys of `storage.session`. */
export const LAST_SHOWN = 'shown';
export const TRAIL = 'trail';
export const KEPT_FROM = 'keptFrom';
export const LINK = 'link';
export const BACK_OFF = 'backOff';
export const PRESENCE = 'presence';
export const DRAFT = 'draft';

/** What was asked of the music here, in `storage.local`; and how it stands, in `storage.session`. */
export const ASKED = 'asked';
export const PLAYING = 'playing';
/** What was found when somebody looked last, in `storage.session`. */
export const NOTED = 'noted';
export const SPOTIFY_HELD_BACK = 'spotifyHeldBack';
export const SPOTIFY_BEGUN = 'spotifyBegun';
export const SPOTIFY_ATTEMPT = 'spotifyAttempt';
export const MUSIC_TAB = 'musicTab';

/** What pages show. */
export const SHOWN: string[] = [KEYS.kept, SCORED, KEYS.clock, KEYS.health];
