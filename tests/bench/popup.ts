import { MINUTE } from '../../lib/core/time.ts';
import { wishAt } from '../wishes.ts';
import type { Bench } from './bench.ts';
import { aloneInTurns, type Side, startSide } from './browser.ts';
import { compare, type Figure, middleOf, type Target } from './figures.ts';
import { BUDGET, type Opened, openings } from './openings.ts';
import { AT_REST, IN_SESSION } from './paint.ts';
import { openDesk, startSundial } from './sundial.ts';

const STATES: Record<string, string> = {
  resting: 'at rest',
  told: 'with an alert',
  focusing: 'in a session',
};

/** How soon the Assistant is painted, shows what is so and takes the keys; as a page, and from the toolbar, in a browser alone. */
export async function popup({ server, sundial, bare, quick }: Bench): Promise<Figure[]> {
  const { port } = server;
  const [resting, told, focusing] = await Promise.all([
    startSundial(port, sundial, 1000),
    startSundial(port, sundial, 1000),
    startSundial(port, sundial, 1000),
  ]);
  const [one, again] = await Promise.all([startSide(port, bare), startSide(port, bare)]);
  const sides: Record<string, Side> = { resting, told, focusing, bare: one, again };
  const all = Object.values(sides);
  try {
    // An alert, and a line of what is planned.
    await told.ask({ do: 'plan', id: null, wish: wishAt(Date.now() + 3 * MINUTE) });
    await focusing.start();
    for (const side of [one, again]) await openDesk(side);
    const measurements: Record<string, () => Promise<Opened>> = {};
    for (const [name, side] of Object.entries(sides))
      measurements[name] = await openings(side, name === 'focusing' ? IN_SESSION : AT_REST);
    const samples = await aloneInTurns(sides, measurements, quick ? 5 : 20);
    const of = (name: string, what: keyof Opened) => (samples[name] ?? []).map((opened) => opened[what]);
    const figure = (name: string, what: keyof Opened, said: string, target: Target | null): Figure => ({
      name: `popup ${STATES[name]}, ${said}`,
      unit: 'ms',
      sundial: middleOf(of(name, what)),
      bare: middleOf(of('bare', what)),
      compared: compare('ratio', of(name, what), of('bare', what)),
      noise: compare('ratio', of('again', what), of('bare', what)),
      target,
    });
    return Object.keys(STATES).flatMap((name) => [
      figure(name, 'painted', 'painted', { of: 'sundial', most: BUDGET.painted }),
      figure(name, 'settled', 'settled', { of: 'sundial', most: BUDGET.settled }),
      figure(name, 'lettered', 'settled in its own letters', null),
      figure(name, 'clicked', 'click to paint', { of: 'compared', most: 1.12 }),
    ]);
  } finally {
    await Promise.all(all.map((side) => side.close()));
  }
}
