import { fromText } from '../../lib/browser/kept-text.ts';
import { docOf, Kept } from '../../lib/core/kept.ts';
import { phaseAt } from '../../lib/core/phase.ts';
import type { TestBrowser } from './browser.ts';

/** What is stored under a key: of the document what its text says, all else as it stands. */
export async function stored<Value>(browser: TestBrowser, key: string): Promise<Value> {
  const value = await browser.inOurs<unknown>(
    `${browser.api}.storage.local.get().then((all) => all[${JSON.stringify(key)}] ?? null)`,
  );
  return (key === 'kept' ? fromText(value) : value) as Value;
}

export const store = (browser: TestBrowser, values: Record<string, unknown>): Promise<null> =>
  browser.inOurs(
    `${browser.api}.storage.local.set(window.JSON.parse(${JSON.stringify(JSON.stringify(values))})).then(() => null)`,
  );

/** As if it had just been installed, but for its health. */
export async function forgetAll(browser: TestBrowser): Promise<void> {
  // What is under way would put it back.
  await browser.ask({ do: 'look' });
  await browser.inOurs(
    `${browser.api}.storage.local.remove(window.JSON.parse('["kept", "scores", "scored", "clock", "today", "calendars", "meetings", "pairing", "heard", "outbox", "spotifyGrant", "spotifyStanding", "spotifyAccount", "spotifyDevice", "spotifyBegun", "aside", "erased"]')).then(() => ${browser.api}.storage.session.remove(['link', 'backOff', 'draft'])).then(() => null)`,
  );
  await browser.ask({ do: 'look' });
}

/** What is kept where nothing is. */
export const NOTHING = {
  version: 1,
  device: 'none',
  stamp: '',
  session: {},
  extension: {},
  end: {},
  pass: {},
  tries: {},
  setting: {},
};

/** The document, and the session's clock. */
export async function heldBy(browser: TestBrowser) {
  // Nothing is kept before something was done.
  const kept = Kept.parse((await stored(browser, 'kept')) ?? NOTHING);
  const clock = await stored<{ shift: number } | null>(browser, 'clock');
  const doc = docOf(kept);
  const now = Date.now() + (clock?.shift ?? 0);
  return { kept, doc, now, phase: phaseAt(doc, now) };
}

/** Sets the session's clock to so many milliseconds after its start; it holds while a session runs. */
export async function travelTo(browser: TestBrowser, sinceStart: number): Promise<void> {
  const { phase } = await heldBy(browser);
  if (phase.is !== 'focusing') throw new Error('No session runs.');
  const shift = Math.round(phase.session.startedAt + sinceStart - Date.now());
  await store(browser, { clock: { seen: 0, shift } });
  await browser.ask({ do: 'look' });
}
