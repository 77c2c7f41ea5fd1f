import type { Level } from '../core/session.ts';
import { msg } from '../words/t.ts';

/** What a session keeps out, to be said by `t`. */
export const LEVELS: Record<Level, string> = {
  nothing: msg('Nothing'),
  distractions: msg('Distractions'),
  communication: msg('Distractions and communication'),
};
