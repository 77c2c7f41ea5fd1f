import { type Bench, SITES } from './bench.ts';
import { type Side, startSide } from './browser.ts';
import { compare, type Figure, middleOf } from './figures.ts';
import { IN_SESSION, type Painted, readPaint, watchSettling } from './paint.ts';
import { inTurns, rest } from './rounds.ts';
import { openDesk, ownSite, type Sundial, someOf, startSundial } from './sundial.ts';
import type { Tab } from './tab.ts';

/** How many of the own sites are tried one by one. */
const TRIED = 30;

/**
 * From a link to a shut site until the block page is painted, and until task and countdown are on it, for
 * lists of own sites that are all in force. Both extensions' processes are running.
 */
export async function blockPage({ server, sundial, bare, quick }: Bench): Promise<Figure[]> {
  const bares = await Promise.all([startSide(server.port, bare), startSide(server.port, bare)]);
  const sundials = await Promise.all(SITES.map((sites) => startSundial(server.port, sundial, sites)));
  const sides: Side[] = [...bares, ...sundials];
  try {
    for (const side of bares) await openDesk(side);
    const tabs = await Promise.all(sides.map(readyTab));
    for (const [at, sites] of SITES.entries()) await startAndTry(sundials[at], tabs[at + 2], sites);
    const visit = (at: number, host: () => string) => async () => {
      const [side, tab] = [sides[at], tabs[at]];
      if (!side || !tab) throw new Error('There is no such side.');
      return visitShut(side, tab, host());
    };
    const any = (sites: number) => () => ownSite(Math.floor(Math.random() * sites));
    const samples = await inTurns(
      {
        bare: visit(0, () => 'shut.test'),
        again: visit(1, () => 'shut.test'),
        ...Object.fromEntries(SITES.map((sites, at) => [sites, visit(at + 2, any(sites))])),
      } as Record<string, () => Promise<Painted>>,
      quick ? 6 : 24,
    );
    const of = (name: string | number, what: 'painted' | 'settled') =>
      (samples[name] ?? []).map((page) => page[what] ?? Number.NaN);
    return SITES.flatMap((sites) =>
      (['painted', 'settled'] as const).map(
        (what): Figure => ({
          name: `block page ${what}, ${sites.toLocaleString('en')} own sites`,
          unit: 'ms',
          sundial: middleOf(of(sites, what)),
          bare: middleOf(of('bare', what)),
          compared: compare('ratio', of(sites, what), of('bare', what)),
          noise: compare('ratio', of('again', what), of('bare', what)),
          target: what === 'painted' ? { of: 'compared', most: 1.3, aim: 1.15 } : null,
        }),
      ),
    );
  } finally {
    await Promise.all(sides.map((side) => side.close()));
  }
}

async function readyTab(side: Side): Promise<Tab> {
  const tab = await side.open();
  await watchSettling(tab, IN_SESSION);
  return tab;
}

/** Starts a session and refuses to measure unless all that are tried are shut, which were open before. */
async function startAndTry(side: Sundial | undefined, tab: Tab | undefined, sites: number): Promise<void> {
  if (!side || !tab) throw new Error('There is no such side.');
  const [first = ''] = someOf(sites, 2);
  await tab.goto(`http://${first}/`);
  const before = await addressOf(tab);
  if (before !== `http://${first}/`) throw new Error(`${first} is shut before the session, at ${before}.`);
  await side.start();
  for (const site of someOf(sites, TRIED)) {
    await tab.goto(`http://${site}/`);
    const address = await addressOf(tab);
    if (!address.startsWith(side.page('blocked.html'))) throw new Error(`${site} is open, at ${address}.`);
  }
}

const addressOf = (tab: Tab): Promise<string> => tab.evaluate(() => location.href);

/** From an open page, by a link. */
async function visitShut(side: Side, tab: Tab, host: string): Promise<Painted> {
  await tab.goto('http://open.test/');
  await rest(120);
  await tab.follow(`http://${host}/`);
  const painted = await readPaint(tab);
  if (!painted.address.startsWith(side.page('blocked.html')))
    throw new Error(`${host} is open, at ${painted.address}.`);
  if (painted.settled === null) throw new Error(`Task and countdown never came on ${painted.address}.`);
  return painted;
}
