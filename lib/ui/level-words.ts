import type { Level } from '../core/session.ts';
import { msg } from '../words/t.ts';

/** What a session keeps out, as a choice, to be said by `t`. */
export const LEVELS: Record<Level, string> = {
  nothing: msg('Nothing'),
  distractions: msg('Distractions'),
  communication: msg('Distractions and communication'),
};

/** The same at the end of a line. */
export const KEPT_OUT: Record<Level, string> = {
  nothing: msg('nothing kept out'),
  distractions: msg('distractions kept out'),
  communication: msg('distractions and chat kept out'),
};
