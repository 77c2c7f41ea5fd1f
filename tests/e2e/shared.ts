import { EMPTY } from '../../lib/core/doc.ts';
import { docOf, Kept } from '../../lib/core/kept.ts';
import type { LinkStatus } from '../../lib/core/pairing.ts';
import type { TestBrowser } from './browser.ts';
import { until } from './poll.ts';
import { stored } from './session-time.ts';

/** How a browser's connection to the relay stands; null where there is none. */
export const linkOf = (browser: TestBrowser): Promise<LinkStatus | null> =>
  browser.inOurs(`${browser.api}.storage.session.get('link').then(({ link }) => link ?? null)`);

/** Whether a site is shut by the browser itself; asking wakes nobody. */
export const isShut = (browser: TestBrowser, site: string): Promise<boolean> =>
  browser.inOurs(`${browser.api}.declarativeNetRequest.getDynamicRules().then((rules) =>
    rules.some(({ condition }) => condition.requestDomains?.includes(${JSON.stringify(site)})))`);

/** All a browser holds, and what it has not told yet. */
export async function heldIn(browser: TestBrowser) {
  const kept = Kept.safeParse(await stored(browser, 'kept'));
  const scores = JSON.parse((await stored<string | null>(browser, 'scores')) ?? '{}');
  const outbox = await stored<string[] | null>(browser, 'outbox');
  return { doc: { ...(kept.success ? docOf(kept.data) : EMPTY), score: scores.score ?? {} }, outbox };
}

/** Until all of them hold the same, with nothing left to tell; says what is left where they do not. */
export async function untilSame(browsers: readonly TestBrowser[], within = 60_000): Promise<void> {
  let left: string[] = [];
  const areSame = async () => {
    const all = await Promise.all(browsers.map(heldIn));
    const told = all.map(({ doc }) => new Set(stampsOf(doc)));
    const everything = new Set(told.flatMap((stamps) => [...stamps]));
    left = [
      ...[...everything].filter((stamp) => !told.every((stamps) => stamps.has(stamp))),
      ...all.flatMap(({ outbox }) => outbox?.map((key) => `unsent: ${key}`) ?? ['nothing is shared']),
    ];
    return left.length === 0;
  };
  await until('all hold the same and have nothing left to tell', areSame, { within, every: 200 }).catch(
    (fault: Error) => {
      throw new Error(`${fault.message}\n${left.join('\n')}`);
    },
  );
}

const stampsOf = (doc: Record<string, Record<string, { stamp: string }>>): string[] =>
  Object.entries(doc).flatMap(([kind, records]) =>
    Object.entries(records).map(([id, { stamp }]) => `${kind}/${id} ${stamp}`),
  );

/** Until all of them are in touch with each other. */
export async function untilTogether(browsers: readonly TestBrowser[], within = 60_000): Promise<void> {
  for (const browser of browsers)
    await until(
      'all are in the room',
      async () => {
        const status = await linkOf(browser);
        return status?.is === 'joined' && status.members.length === browsers.length;
      },
      { within, every: 100 },
    );
}

/** What failed, but for what browsers note down by themselves of a relay that was not there. */
export const faultsOf = async (browser: TestBrowser): Promise<string[]> =>
  (await browser.faults()).filter(
    (fault) => !/WebSocket connection to|t establish a connection to|The connection to ws/.test(fault),
  );
