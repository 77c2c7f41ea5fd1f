import { signal } from '@preact/signals';
import { isPrivate } from '../../lib/browser/permissions.ts';
import {
  kindOfBrowser,
  onLink,
  onPairing,
  type Paired,
  readLink,
  readPairing,
} from '../../lib/browser/room.ts';
import type { LinkStatus, Pairing } from '../../lib/core/pairing.ts';
import { codeFrom, type Invitation, invitationFrom } from '../../lib/sync/code.ts';
import { canSync, keysOf, newSecret } from '../../lib/sync/keys.ts';
import { dialWebSocket, type LinePorts } from '../../lib/sync/line.ts';
import { accept, invite, type Meeting, type Stage } from '../../lib/sync/pair.ts';
import { type Tested, testRelay } from '../../lib/sync/test-relay.ts';
import { moveRoom, visit } from '../../lib/sync/visit.ts';
import { octetsOf, textOf } from '../../lib/wire/bytes.ts';

const ports: LinePorts = {
  dial: dialWebSocket,
  machineNow: Date.now,
  after(milliseconds, work) {
    const timer = setTimeout(work, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** How this browser shares; null until it is read. */
export const paired = signal<Paired | null>(null);
export const link = signal<LinkStatus | null>(null);
export const kind = signal('');
/** Whether this browser knows the keys that sharing needs; null until it is known. */
export const able = signal<boolean | null>(null);
/** A pairing under way. */
export const stage = signal<Stage | null>(null);

const readAgain = () =>
  void readPairing().then((read) => {
    paired.value = read;
  }, console.error);
onPairing(readAgain);
readAgain();
onLink((status) => {
  link.value = status;
});
void readLink().then((status) => {
  link.value = status;
}, console.error);
void kindOfBrowser().then((read) => {
  kind.value = read;
}, console.error);
void canSync().then((read) => {
  able.value = read && !isPrivate();
});

let meeting: Meeting | null = null;
const show = (next: Stage) => {
  stage.value = next;
};

export const tryRelay = (relay: string): Promise<Tested> => testRelay(ports, relay);

export const newPairing = (relay: string, invited: string): Pairing => ({
  secret: textOf(newSecret()),
  relay,
  ...(invited ? { invite: invited } : {}),
});

/** Shows a code to the browser that is to come. */
export function showCode(pairing: Pairing, name: string): void {
  meeting = invite(ports, { ...pairing, name, pairing }, show);
}

/** Comes with a code; `done` with what was given. */
export function come(invitation: Invitation, name: string, done: (pairing: Pairing) => void): void {
  meeting = accept(ports, { ...invitation, name }, (next) => {
    show(next);
    if (next.is === 'done') done(next.pairing);
  });
}

/** What somebody typed or pasted: an invitation, or a code for the relay that is named beside it. */
export function invitationOf(typed: string, relay: string, invited: string): Invitation | null {
  const whole = invitationFrom(typed);
  if (whole) return whole;
  const code = codeFrom(typed);
  return code && relay ? { code, relay, ...(invited ? { invite: invited } : {}) } : null;
}

export const admit = (): void => meeting?.admit();

export function stop(): void {
  meeting?.stop();
  meeting = null;
  stage.value = null;
}

/** Leaves what is shown of a pairing that is over. */
export function dismiss(): void {
  meeting = null;
  stage.value = null;
}

const wayOf = async ({ secret, relay, invite }: Pairing, device: string) => ({
  keys: await keysOf(octetsOf(secret) ?? new Uint8Array(32)),
  relay,
  invite,
  device,
});

/**
 * Moves all into a room with a new secret, without one browser, and answers what to go to and how to have the old
 * one forgotten. Rejects with `Refused`.
 */
export async function moveOut(pairing: Pairing, device: string, without: string) {
  const fresh: Pairing = { ...pairing, secret: textOf(newSecret()) };
  const { forgetOld } = await moveRoom(
    ports,
    await wayOf(pairing, device),
    await wayOf(fresh, device),
    without,
  );
  return { fresh, forgetOld };
}

/** Has the relay forget all that is shared. Rejects with `Refused`. */
export async function forgetShared(pairing: Pairing, device: string): Promise<void> {
  const room = await visit(ports, await wayOf(pairing, device), { record: () => {}, ended: () => {} });
  await room.forget();
}

/** How many records are kept in a room. Rejects with `Refused`. */
export async function recordsIn(pairing: Pairing): Promise<number> {
  let records = 0;
  const room = await visit(ports, await wayOf(pairing, 'visitor'), {
    record: () => {
      records++;
    },
    ended: () => {},
  });
  room.leave();
  return records;
}
