import type { Bench } from './bench.ts';
import { startSide } from './browser.ts';
import { compare, type Figure, middleOf } from './figures.ts';
import { inTurns, rest } from './rounds.ts';
import { startSundial } from './sundial.ts';
import type { Tab } from './tab.ts';

/**
 * How much later an open page of 50 parts has all of them because Sundial is there. Each process of a browser is
 * told the whole list of guarded hosts, so a long list is measured as well as a short one.
 */
export async function allowedPages({ server, sundial, bare, quick }: Bench): Promise<Figure[]> {
  const { port } = server;
  const [few, many, resting] = await Promise.all([
    startSundial(port, sundial, 10),
    startSundial(port, sundial, 5000),
    startSundial(port, sundial, 5000),
  ]);
  const [one, again, none] = await Promise.all([
    startSide(port, bare),
    startSide(port, bare),
    startSide(port, null),
  ]);
  const sides = { few, many, resting, bare: one, again, none };
  try {
    await few.start();
    await many.start();
    const measurements = await Promise.all(
      Object.entries(sides).map(async ([name, side]) => {
        const tab = await side.open();
        return [name, () => load(tab)] as const;
      }),
    );
    const samples = await inTurns(
      Object.fromEntries(measurements) as Record<keyof typeof sides, () => Promise<number>>,
      quick ? 8 : 40,
    );
    const noise = compare('difference', samples.again, samples.bare);
    const said = {
      few: 'in a session, 10 own sites',
      many: 'in a session, 5,000 own sites',
      resting: 'at rest, 5,000 own sites',
    };
    const against = (name: keyof typeof said, base: 'bare' | 'none'): Figure => ({
      name: `open page of 50 parts, ${said[name]}${base === 'none' ? ', against no extension' : ''}`,
      unit: 'ms',
      sundial: middleOf(samples[name]),
      bare: middleOf(samples[base]),
      compared: compare('difference', samples[name], samples[base]),
      noise,
      target: base === 'bare' ? { of: 'compared', most: 5 } : null,
    });
    const names = Object.keys(said) as (keyof typeof said)[];
    return [...names.map((name) => against(name, 'bare')), ...names.map((name) => against(name, 'none'))];
  } finally {
    await Promise.all(Object.values(sides).map((side) => side.close()));
  }
}

/** Milliseconds from a link until all parts are there. */
async function load(tab: Tab): Promise<number> {
  await tab.goto('http://open.test/');
  await rest(80);
  await tab.follow('http://full.test/full');
  return tab.evaluate(async () => {
    const asked = await (globalThis as { asked?: Promise<number> }).asked;
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    return Math.max(asked ?? Number.NaN, navigation?.loadEventStart ?? Number.NaN);
  });
}
