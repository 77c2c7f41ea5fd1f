import { join } from 'node:path';
import { build } from 'vite';
import { dayOf, plusDays } from '../../lib/core/day.ts';
import { addressOf, RANGES, type Range, rangeAt } from '../../lib/core/range.ts';
import type { Bench } from './bench.ts';
import { aloneInTurns } from './browser.ts';
import { compare, type Figure, middleOf, type Target } from './figures.ts';
import type * as inside from './history-page.ts';
import { BUDGET, type Opened, openings } from './openings.ts';
import { AT_REST, IN_SESSION, readPaint, type Settled, watchSettling } from './paint.ts';
import { inTurns, rest } from './rounds.ts';
import { type Sundial, startSundial } from './sundial.ts';
import type { Tab } from './tab.ts';

const DAYS = 3 * 365;
const PER_DAY = 914;
/** What the Assistant shows comes from these days: they are in all, so that only the years before them are compared. */
const LATELY = 14;
/** Days written at once. */
const AT_ONCE = 30;

type Inside = typeof inside;
declare global {
  var sundialHistory: Inside;
}

/** Three years of history, a million spans: what it makes slower. Nothing, if all is well. */
export async function history({ server, sundial, quick }: Bench): Promise<Figure[]> {
  const { port } = server;
  const sides = await Promise.all([0, 1, 2].map(() => startSundial(port, sundial, 10)));
  const [full, lately, again] = sides as [Sundial, Sundial, Sundial];
  try {
    const code = await storeCode();
    for (const { desk } of [full, lately, again]) await desk.load(code);
    for (const { desk } of [lately, again])
      await desk.evaluate((days, perDay) => sundialHistory.fill(days, days, perDay), LATELY, PER_DAY);
    const days = quick ? DAYS / 3 : DAYS;
    for (let before = days; before > 0; before -= AT_ONCE)
      await full.desk.evaluate(
        (before, days, perDay) => sundialHistory.fill(before, days, perDay),
        ...[before, Math.min(AT_ONCE, before), PER_DAY],
      );
    const { count, took } = await full.desk.evaluate(() => sundialHistory.count());
    const many = `with ${count.toLocaleString('en')} spans`;
    const reports = await reportFigures(full, many, quick);
    const resting = await popupFigures({ full, lately, again }, AT_REST, `at rest, ${many}`, quick);
    const writes = await writeFigures({ full, lately, again }, many, quick);
    await Promise.all(sides.map((side) => side.start()));
    const focusing = await popupFigures({ full, lately, again }, IN_SESSION, `in a session, ${many}`, quick);
    return [
      ...reports,
      plain(`counting them, ${many}`, took, { of: 'sundial', most: 1000 }),
      ...resting,
      ...focusing,
      ...writes,
    ];
  } finally {
    await Promise.all(sides.map((side) => side.close()));
  }
}

/** The product's own store, to be run in a page. */
async function storeCode(): Promise<string> {
  const entry = join(import.meta.dirname, 'history-page.ts');
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'sundialHistory' } },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !('output' in output)) throw new Error('The store could not be built for the page.');
  return `${output.output[0].code}; globalThis.sundialHistory = sundialHistory; 0`;
}

const plain = (name: string, sundial: number, target: Target | null): Figure => ({
  name,
  unit: 'ms',
  sundial,
  bare: null,
  compared: null,
  noise: null,
  target,
});

const SHOWN = { texts: ['of Focus Work'], focused: false };
/** The last part that comes: what was in front in its sessions. */
const ALL_READ = { texts: ['of Focus Work[\\s\\S]*By task(?![\\s\\S]*…)'], focused: false };

async function reportFigures(side: Sundial, many: string, quick: boolean): Promise<Figure[]> {
  const rounds = quick ? 3 : 10;
  const ago = plusDays(dayOf(Date.now()), -40);
  const page = await side.open();
  await watchSettling(page, SHOWN);
  const opened = async (tab: Tab, is: Range['is']) => {
    await tab.show();
    await tab.goto('about:blank');
    await rest(100);
    await tab.goto(side.page(`reports.html#${addressOf(rangeAt(is, ago))}`));
    const { settled } = await readPaint(tab);
    if (settled === null) throw new Error(`The ${is} never came.`);
    return settled;
  };
  const samples = await inTurns(
    Object.fromEntries(RANGES.map((is) => [is, () => opened(page, is)])) as Record<
      Range['is'],
      () => Promise<number>
    >,
    rounds,
  );
  await opened(page, 'day');
  const turned: number[] = [];
  for (let round = 0; round < rounds * 2; round++) turned.push(await turn(page));
  const whole = await side.open();
  await watchSettling(whole, ALL_READ);
  const all = await opened(whole, 'year');
  return [
    plain(`report, from day to day, ${many}`, middleOf(turned), { of: 'sundial', most: 100 }),
    ...RANGES.map((is) =>
      plain(`report of a ${is} opened, ${many}`, middleOf(samples[is]), { of: 'sundial', most: 400 }),
    ),
    plain(`report of a year, Focus Work of its sessions too, ${many}`, all, null),
  ];
}

/** Presses the key for the day before; milliseconds until it is on the screen. */
const turn = (tab: Tab): Promise<number> =>
  tab.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const name = document.querySelector('h1')?.textContent;
        const since = performance.now();
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - since);
        const changes = new MutationObserver(() => {
          if (document.querySelector('h1')?.textContent === name) return;
          changes.disconnect();
          requestAnimationFrame(() => port2.postMessage(null));
        });
        changes.observe(document, { subtree: true, childList: true, characterData: true });
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true }));
      }),
  );

async function popupFigures(
  sides: Record<'full' | 'lately' | 'again', Sundial>,
  wanted: Settled,
  state: string,
  quick: boolean,
): Promise<Figure[]> {
  const measurements: Record<string, () => Promise<Opened>> = {};
  for (const [name, side] of Object.entries(sides)) measurements[name] = await openings(side, wanted);
  const samples = await aloneInTurns(sides, measurements, quick ? 5 : 20);
  return (['painted', 'settled'] as const).map((what) => {
    const of = (name: 'full' | 'lately' | 'again') => samples[name].map((sample) => sample[what]);
    return {
      name: `popup ${what} ${state} : two weeks`,
      unit: 'ms',
      sundial: middleOf(of('full')),
      bare: null,
      compared: compare('ratio', of('full'), of('lately')),
      noise: compare('ratio', of('again'), of('lately')),
      target: { of: 'sundial', most: BUDGET[what] },
    };
  });
}

/** How long a span takes to be written; each sample is the middle of some. */
async function writeFigures(
  sides: Record<'full' | 'lately' | 'again', Sundial>,
  many: string,
  quick: boolean,
): Promise<Figure[]> {
  const write =
    ({ desk }: Sundial) =>
    async () =>
      middleOf(await desk.evaluate(() => sundialHistory.write(20)));
  const { full, lately, again } = await aloneInTurns(
    sides,
    { full: write(sides.full), lately: write(sides.lately), again: write(sides.again) },
    quick ? 5 : 15,
  );
  return [
    {
      name: `a span written, ${many} : two weeks`,
      unit: 'ms',
      sundial: middleOf(full),
      bare: null,
      compared: compare('ratio', full, lately),
      noise: compare('ratio', again, lately),
      target: { of: 'compared', most: 1.25 },
    },
  ];
}
