import type { Answer } from '../../lib/core/answer.ts';
import type { Command } from '../../lib/core/commands.ts';
import { type Bench, SITES } from './bench.ts';
import { startSide } from './browser.ts';
import { compare, type Figure, middleOf } from './figures.ts';
import { epoch, inTurns, rest, until } from './rounds.ts';
import { openDesk, ownSite, START, type Sundial, someOf, startSundial } from './sundial.ts';
import type { Tab } from './tab.ts';

/** One start and the stop after it, in milliseconds since the message was sent. */
interface Both {
  start: number;
  /** When the last open tab had changed to the block page, which it was hidden for already. */
  covered?: number;
  stop: number;
}

const TARGETS = { start: 110, stop: 80 };

/** Tabs that a start has to cover. */
const OPEN = 5;

/**
 * From "Begin session" until the answer, at which a shut site has to be shut; from "Cancel session" until it is
 * free. The bare extension tells the browser a rule of as many sites by itself, which is the least a start
 * can be.
 */
export async function startStop({ server, sundial, bare, quick }: Bench): Promise<Figure[]> {
  const { port } = server;
  const sundials = await Promise.all(SITES.map((sites) => startSundial(port, sundial, sites)));
  const [one, again] = await Promise.all([startSide(port, bare), startSide(port, bare)]);
  const sides = [...sundials, one, again];
  try {
    const measurements: Record<string, () => Promise<Both>> = {};
    for (const [at, sites] of SITES.entries()) {
      const side = sundials[at];
      if (!side) continue;
      const rig = await setUp(side, sites);
      measurements[`answered ${sites}`] = () => answered(rig);
      if (sites === 5000) measurements[`with tabs ${sites}`] = () => withTabs(rig);
    }
    for (const [name, side] of Object.entries({ bare: one, again })) {
      const desk = await openDesk(side);
      for (const sites of SITES) measurements[`${name} ${sites}`] = () => tellRule(desk, sites);
    }
    const samples = await inTurns(measurements, quick ? 5 : 15);
    const of = (name: string, way: keyof Both) =>
      (samples[name] ?? []).map((both) => both[way] ?? Number.NaN);
    /** The bare extension has no tabs to cover: there it is its start. */
    const figure = (way: keyof Both, what: string, said: string, sites: number): Figure => {
      const bareWay = way === 'covered' ? 'start' : way;
      return {
        name: `${said}, ${sites.toLocaleString('en')} own sites`,
        unit: 'ms',
        sundial: middleOf(of(`${what} ${sites}`, way)),
        bare: middleOf(of(`bare ${sites}`, bareWay)),
        compared: compare('ratio', of(`${what} ${sites}`, way), of(`bare ${sites}`, bareWay)),
        noise: compare('ratio', of(`again ${sites}`, bareWay), of(`bare ${sites}`, bareWay)),
        // Pages to leave and block pages to load are the browser's own time.
        target: what === 'with tabs' || way === 'covered' ? null : { of: 'sundial', most: TARGETS[way] },
      };
    };
    return [
      ...SITES.map((sites) => figure('start', 'answered', 'start answered', sites)),
      figure('start', 'with tabs', `start answered, ${OPEN} tabs hidden`, 5000),
      figure('covered', 'with tabs', `start until ${OPEN} tabs show the block page`, 5000),
      ...SITES.map((sites) => figure('stop', 'answered', 'stop answered', sites)),
    ];
  } finally {
    await Promise.all(sides.map((side) => side.close()));
  }
}

/** What it takes to start sessions in a browser and see what they do. */
interface Rig {
  side: Sundial;
  sites: number;
  popup: Tab;
  /** Where shut sites are tried; in a window of its own, because hidden pages are slow. */
  tab: Tab;
}

async function setUp(side: Sundial, sites: number): Promise<Rig> {
  const tab = await side.open('about:blank', { newWindow: true });
  const popup = await side.open('about:blank', { newWindow: true });
  await popup.goto(side.page('popup.html'));
  return { side, sites, popup, tab };
}

/** Sends a command as the popup's button does. Milliseconds until the answer, and when it was sent. */
async function send(popup: Tab, command: Command): Promise<{ sent: number; took: number }> {
  const told = await popup.evaluate(async (asked) => {
    const sent = performance.now();
    const answer = await chrome.runtime.sendMessage<Command, Answer>(asked);
    return { answer, sent: performance.timeOrigin + sent, took: performance.now() - sent };
  }, command);
  if (told.answer.is === 'refused') throw new Error(`${command.do} was refused: ${told.answer.because}`);
  return told;
}

/** At the answer it must be so: a site is tried at once, and after the stop again. */
async function answered({ side, sites, popup, tab }: Rig): Promise<Both> {
  const [, site = ''] = someOf(sites, 3);
  await rest(100);
  const start = await send(popup, START);
  await tab.goto(`http://${site}/`);
  await expectAt(tab, side.page('blocked.html'), site);
  await tab.goto('http://open.test/');
  await rest(100);
  const stop = await send(popup, { do: 'cancel' });
  await tab.goto(`http://${site}/`);
  await rest(50);
  await expectAt(tab, `http://${site}/`, site);
  await tab.goto('http://open.test/');
  return { start: start.took, stop: stop.took };
}

async function expectAt(tab: Tab, address: string, site: string): Promise<void> {
  const there = await tab.evaluate(() => location.href);
  if (!there.startsWith(address)) throw new Error(`${site} led to ${there} instead of ${address}.`);
}

/** With pages of shut sites open: hidden at the answer; then each has its block page to load. */
async function withTabs({ side, sites, popup }: Rig): Promise<Both> {
  const tabs: Tab[] = [];
  for (const site of someOf(sites, OPEN)) {
    const tab = await side.open('about:blank', { background: true });
    await tab.goto(`http://${site}/`);
    tabs.push(tab);
  }
  const covered = new Map<string, number>();
  const note = ({ targetInfo }: { targetInfo: { targetId: string; url: string } }) => {
    if (targetInfo.url.startsWith(side.page('blocked.html')) && !covered.has(targetInfo.targetId))
      covered.set(targetInfo.targetId, epoch());
  };
  side.connection.on('Target.targetInfoChanged', note);
  await rest(150);
  const start = await send(popup, START);
  await until(() => tabs.every(({ target }) => covered.has(target)), 'all open tabs were covered');
  side.connection.off('Target.targetInfoChanged', note);
  const last = Math.max(...tabs.map(({ target }) => covered.get(target) ?? 0));
  await Promise.all(tabs.map((tab) => tab.close()));
  await rest(150);
  const stop = await send(popup, { do: 'cancel' });
  return { start: start.took, covered: last - start.sent, stop: stop.took };
}

/** The least there is: one rule for as many sites, told and taken back by a page. */
async function tellRule(desk: Tab, sites: number): Promise<Both> {
  await rest(100);
  return desk.evaluate(
    async (requestDomains) => {
      const { updateDynamicRules } = chrome.declarativeNetRequest;
      const rule = {
        id: 1,
        condition: { requestDomains, resourceTypes: ['main_frame', 'sub_frame'] },
        action: { type: 'redirect', redirect: { extensionPath: '/blocked.html' } },
      };
      const started = performance.now();
      await updateDynamicRules({ addRules: [rule] });
      const start = performance.now() - started;
      await new Promise((resolve) => setTimeout(resolve, 100));
      const stopped = performance.now();
      await updateDynamicRules({ removeRuleIds: [1] });
      return { start, stop: performance.now() - stopped };
    },
    Array.from({ length: sites }, (_, at) => ownSite(at)),
  );
}
