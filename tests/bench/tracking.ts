import type { Bench } from './bench.ts';
import { startSide } from './browser.ts';
import type { Figure } from './figures.ts';
import { startSundial } from './sundial.ts';
import { plain, sendToSleep, watchMinutes } from './worker.ts';

/** What it takes to know that a page is still in front of somebody: CPU seconds while nothing happens at all. */
export async function tracking({ server, sundial, bare, quick }: Bench): Promise<Figure[]> {
  const minutes = quick ? 2 : 5;
  const [ours, one, again] = await Promise.all([
    startSundial(server.port, sundial, 1000),
    startSide(server.port, bare),
    startSide(server.port, bare),
  ]);
  const sides = [ours, one, again];
  try {
    await sendToSleep(ours);
    for (const side of sides) await (await side.open()).goto('http://open.test/');
    const seen = await watchMinutes(sides, minutes);
    const [cpu = 0, bareCpu = 0, againCpu = 0] = sides.map((_, at) =>
      seen.reduce((sum, minute) => sum + (minute[at]?.cpu ?? 0), 0),
    );
    const name = `worker's CPU, ${minutes} minutes with a page in front and no session`;
    // A thousandth of one core.
    return [plain(name, 's', cpu, bareCpu, againCpu, minutes * 0.06)];
  } finally {
    await Promise.all(sides.map((side) => side.close()));
  }
}
