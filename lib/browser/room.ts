import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { Heard, LinkStatus, Pairing } from '../core/pairing.ts';
import { Presence } from '../core/presence.ts';
import { BACK_OFF, HEARD, LINK, PAIRING, PRESENCE } from './keys.ts';

/** How this browser is paired; `unreadable` is left as it is, and nothing may be written over it. */
export type Paired = { is: 'no' } | { is: 'unreadable' } | { is: 'yes'; pairing: Pairing };

export async function readPairing(): Promise<Paired> {
  const stored = await browser.storage.local.get(PAIRING);
  if (stored[PAIRING] === undefined) return { is: 'no' };
  const read = Pairing.safeParse(stored[PAIRING]);
  return read.success ? { is: 'yes', pairing: read.data } : { is: 'unreadable' };
}

/** Whoever comes to a room hears it from its beginning, also one that was here before. */
export async function savePairing(pairing: Pairing | null): Promise<void> {
  await browser.storage.local.remove(pairing ? [HEARD] : [PAIRING, HEARD]);
  if (pairing) await browser.storage.local.set({ [PAIRING]: pairing });
}

/** Calls when this browser was paired, or is not any more. */
export function onPairing(changed: () => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && PAIRING in changes) changed();
  });
}

/** How far the room was heard; null where that is not known, and all of it is asked for. */
export async function readHeard(): Promise<Heard | null> {
  const stored = await browser.storage.local.get(HEARD);
  const read = Heard.safeParse(stored[HEARD]);
  return read.success ? read.data : null;
}

export const saveHeard = (heard: Heard): Promise<void> => browser.storage.local.set({ [HEARD]: heard });

const BackOff = z.object({
  tries: z.number(),
  at: z.number(),
  retryAt: z.number(),
  until: z.number(),
  because: z._default(z.string(), ''),
});

export async function readBackOff(): Promise<z.infer<typeof BackOff> | null> {
  const stored = await browser.storage.session.get(BACK_OFF);
  const read = BackOff.safeParse(stored[BACK_OFF]);
  return read.success ? read.data : null;
}

export const saveBackOff = (backOff: z.infer<typeof BackOff> | null): Promise<void> =>
  backOff ? browser.storage.session.set({ [BACK_OFF]: backOff }) : browser.storage.session.remove(BACK_OFF);

/** Who was in touch in the session that runs, as seen from here; null where nobody looked. */
export async function readPresence(): Promise<Presence | null> {
  const stored = await browser.storage.session.get(PRESENCE);
  const read = Presence.safeParse(stored[PRESENCE]);
  return read.success ? read.data : null;
}

export const savePresence = (presence: Presence | null): Promise<void> =>
  presence ? browser.storage.session.set({ [PRESENCE]: presence }) : browser.storage.session.remove(PRESENCE);

/** How the connection stands; null where there is none to be. */
export async function readLink(): Promise<LinkStatus | null> {
  const stored = await browser.storage.session.get(LINK);
  const read = LinkStatus.safeParse(stored[LINK]);
  return read.success ? read.data : null;
}

export const saveLink = (status: LinkStatus | null): Promise<void> =>
  status ? browser.storage.session.set({ [LINK]: status }) : browser.storage.session.remove(LINK);

/** Calls with it after each change. */
export function onLink(changed: (status: LinkStatus | null) => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    // What cannot be read now is read at the next change.
    if (area === 'session' && LINK in changes) readLink().then(changed, console.error);
  });
}

/** What a browser is, as people call it: "Firefox on Linux". It is stored and shared; pages say it by `browserInWords`. */
export async function kindOfBrowser(): Promise<string> {
  const systems: Record<string, string> = {
    mac: 'macOS',
    win: 'Windows',
    linux: 'Linux',
    cros: 'ChromeOS',
    android: 'Android',
    ios: 'iOS',
    openbsd: 'OpenBSD',
  };
  const { os } = await browser.runtime.getPlatformInfo();
  const said = navigator.userAgent;
  const name = said.includes('Firefox/')
    ? 'Firefox'
    : said.includes('Edg/')
      ? 'Edge'
      : said.includes('OPR/')
        ? 'Opera'
        : said.includes('Chrome/')
          ? 'Chrome'
          : 'Safari';
  return `${name} on ${systems[os] ?? os}`;
}

/** Firefox counts a call of its own interfaces as something going on; a socket it does not. */
export function keepAwake(): void {
  void browser.runtime.getPlatformInfo();
}

/** Whether a page of ours is open. */
export async function hasOpenPage(): Promise<boolean> {
  // Safari has no such question.
  const contexts = await browser.runtime.getContexts?.({});
  return (contexts ?? []).some(({ contextType }) => contextType !== 'BACKGROUND');
}
