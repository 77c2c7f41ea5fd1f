import * as z from 'zod/mini';
import { type Doc, each } from './doc.ts';
import { number } from './shapes.ts';

/** A break that somebody takes after a session, and when it is over. Time in it is recorded as at any other time. */
export const Break = z.object({ from: number, to: number });
export type Break = z.infer<typeof Break>;

/** How long the break offered after a session is, in minutes. */
export const BREAK_MINUTES = 10;

/** The break taken last, over or not; null where none was, and once a session has begun since: to begin is to be back. */
export function lastBreak(doc: Pick<Doc, 'setting' | 'session'>): Break | null {
  const { data } = Break.safeParse(doc.setting.break?.value);
  if (!data || data.to <= data.from) return null;
  return each(doc, 'session').some(([, { startedAt }]) => startedAt >= data.from) ? null : data;
}

/** The break that holds at an instant. */
export function breakAt(doc: Pick<Doc, 'setting' | 'session'>, now: number): Break | null {
  const taken = lastBreak(doc);
  return taken && taken.from <= now && now < taken.to ? taken : null;
}
