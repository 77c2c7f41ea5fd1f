import * as z from 'zod/mini';
import type { Absence } from './absence.ts';
import { type Change, type Doc, each } from './doc.ts';
import { type Phase, plannedEnd } from './phase.ts';
import { number, string } from './shapes.ts';
import { MINUTE, SECOND } from './time.ts';

/** Who was in touch during a session, and who is not any more, since when; as this browser saw it. */
export const Presence = z.object({
  session: string,
  here: z.array(string),
  gone: z.record(string, number),
});
export type Presence = z.infer<typeof Presence>;

/** A browser that sleeps comes back every half a minute: this is longer than it takes any of them. */
const PATIENCE = 90 * SECOND;

/** Goes on with who is there. `members`: who is in touch now; null while nobody can tell, which changes nothing. */
export function followPresence(
  before: Presence | null,
  phase: Phase,
  members: readonly string[] | null,
  now: number,
): Presence | null {
  if (phase.is === 'resting') return null;
  const held = before?.session === phase.id ? before : { session: phase.id, here: [], gone: {} };
  if (!members) return held;
  const gone = { ...held.gone };
  for (const device of members) delete gone[device];
  for (const device of held.here) if (!members.includes(device)) gone[device] ??= now;
  return { session: phase.id, here: [...new Set([...held.here, ...members])], gone };
}

/** What is to be noted of who was out of touch, or is back. Of a browser's own absence it notes only the end. */
export function absencesDue(
  doc: Pick<Doc, 'absence' | 'browser' | 'session' | 'extension' | 'end'>,
  presence: Presence | null,
  own: string,
  now: number,
): Change[] {
  const due: Change[] = [];
  const note = (session: string, device: string, stretches: Absence['stretches']) =>
    due.push({ kind: 'absence', id: `${session}/${device}`, value: { session, device, stretches } });
  for (const [device, since] of Object.entries(presence?.gone ?? {})) {
    const session = presence?.session ?? '';
    const stretches = doc.absence[`${session}/${device}`]?.value?.stretches ?? [];
    const isNoted = stretches.some(({ to }) => to === null);
    // One that was taken out is no absence.
    // Whoever says who is there may say so twice, or wrongly.
    if (stretches.some(({ to }) => to !== null && since < to)) continue;
    if (now - since < PATIENCE || isNoted || device === own || !doc.browser[device]?.value) continue;
    note(session, device, [...stretches, { from: since, to: null }]);
  }
  for (const [, { session, device, stretches }] of each(doc, 'absence')) {
    const isBack = device === own || (presence?.here.includes(device) && !(device in presence.gone));
    const running = doc.session[session]?.value;
    const isOver = !running || doc.end[session]?.value || now >= plannedEnd(doc, session, running);
    if (isOver || !isBack || !stretches.some(({ to }) => to === null)) continue;
    note(
      session,
      device,
      stretches.map((stretch) => ({ ...stretch, to: stretch.to ?? now })),
    );
  }
  return due;
}

/** The absences of a session, cut at its end, those of at least a minute. */
export const absencesIn = (
  doc: Pick<Doc, 'absence'>,
  { id, endedAt }: { id: string; endedAt: number },
): { device: string; from: number; to: number }[] =>
  each(doc, 'absence')
    .filter(([, { session }]) => session === id)
    .flatMap(([, { device, stretches }]) =>
      stretches.map(({ from, to }) => ({ device, from, to: Math.min(to ?? endedAt, endedAt) })),
    )
    .filter(({ from, to }) => to - from >= MINUTE)
    .sort((one, other) => one.from - other.from);
