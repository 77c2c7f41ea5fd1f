/** The icons of what plays: Lucide 1.62 (ISC licence), as in icons.ts; apart, because the Assistant needs them late. */
export const PLAY = 'M5 5a2 2 0 0 1 3.01-1.73l12 7a2 2 0 0 1 0 3.46l-12 7A2 2 0 0 1 5 19z';
export const PAUSE =
  'M15 3h3a1 1 0 0 1 1 1v16a1 1 0 0 1-1 1h-3a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1M6 3h3a1 1 0 0 1 1 1v16a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1';
export const NEXT = 'M21 4v16M6.03 4.28A2 2 0 0 0 3 6v12a2 2 0 0 0 3.03 1.71l10-6a2 2 0 0 0 0-3.42z';
export const SPEAKER =
  'M11 4.7a.7.7 0 0 0-1.2-.5L6.41 7.59A1.4 1.4 0 0 1 5.41 8H3a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1h2.41a1.4 1.4 0 0 1 1 .41l3.39 3.39A.7.7 0 0 0 11 19.3zM16 9a5 5 0 0 1 0 6M19.36 18.36a9 9 0 0 0 0-12.73';
