import type { Silent } from '../../core/playing.ts';
import { SECOND } from '../../core/time.ts';

/** Spotify's no, as one of our words. Neither a token nor what Spotify said is in it, so that it can be logged. */
export class Refused extends Error {
  readonly because: Silent;
  /** What Spotify itself calls it, where that decides something: `NO_ACTIVE_DEVICE`. */
  readonly reason: string;
  readonly status: number | null;
  readonly retryAt: number | null;

  constructor(because: Silent, more: { reason?: string; status?: number; retryAt?: number } = {}) {
    super(`Spotify: ${because}`);
    this.name = 'Refused';
    this.because = because;
    this.reason = more.reason ?? '';
    this.status = more.status ?? null;
    this.retryAt = more.retryAt ?? null;
  }
}

/** Asked not to be asked, without a word for how long. */
const A_WHILE = 30 * SECOND;

/** When to ask again: a number of seconds or a date, as HTTP has it. */
export function retryAtOf(headers: Headers, now: number): number {
  const said = headers.get('retry-after')?.trim() ?? '';
  if (/^\d+$/.test(said)) return now + Number(said) * SECOND;
  const date = Date.parse(said);
  return Number.isNaN(date) || date < now ? now + A_WHILE : date;
}

/** Nobody answered, or not in time, or the line broke in the middle of the answer. */
export const unanswered = (fault: unknown): Refused =>
  fault instanceof Refused
    ? fault
    : new Refused((fault as { name?: unknown } | null)?.name === 'TimeoutError' ? 'service-down' : 'offline');
