/** The keys of `storage.local`, and `shown` and `trail` of `storage.session`. `shut` is for the scripts in pages, which know nothing else. */
export const KEYS = {
  kept: 'kept',
  scores: 'scores',
  scored: 'scored',
  clock: 'clock',
  health: 'health',
  shut: 'shut',
  shown: 'shown',
  trail: 'trail',
} as const;

/** What pages show. */
export const SHOWN: string[] = [KEYS.kept, KEYS.clock, KEYS.health];
