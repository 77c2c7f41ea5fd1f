import type { Bench } from './bench.ts';
import { type Figure, middleOf } from './figures.ts';
import { rest, until } from './rounds.ts';
import { startSundial } from './sundial.ts';

const ROWS = 5000;
/** Few rows fit at its end, most at its start. */
const NEEDLE = 'own-4321';

/** How long a key in the field that finds keeps the page busy, until its new rows are laid out. */
export async function activities({ server, sundial, quick }: Bench): Promise<Figure[]> {
  const side = await startSundial(server.port, sundial, ROWS);
  try {
    const page = await side.open(side.page('activities.html'));
    await page.show();
    await until(
      () => page.evaluate((rows) => Number(document.querySelector('table')?.ariaRowCount) > rows, ROWS),
      'the rows are there',
    );
    const keys: number[] = [];
    for (let round = 0; round <= (quick ? 3 : 15); round++) {
      await rest(100);
      const took = await page.evaluate(async (needle) => {
        const field = document.querySelector<HTMLInputElement>('input[type=search]');
        const table = document.querySelector('table');
        if (!field || !table) throw new Error('There is nothing to find in.');
        const all: number[] = [];
        const typed = Array.from(needle, (_, at) => needle.slice(0, at + 1));
        for (const text of [...typed, ...typed.toReversed().map((each) => each.slice(0, -1))]) {
          await new Promise(requestAnimationFrame);
          const since = performance.now();
          field.value = text;
          const drawn = new Promise<void>((resolve) => {
            const done = () => {
              watch.disconnect();
              resolve();
            };
            const watch = new MutationObserver(done);
            watch.observe(table, { attributes: true, childList: true, subtree: true });
            // A key that changes nothing changes no row.
            setTimeout(done, 100);
          });
          field.dispatchEvent(new Event('input', { bubbles: true }));
          await drawn;
          void table.offsetHeight;
          all.push(performance.now() - since);
        }
        return all.filter((time) => time < 100);
      }, NEEDLE);
      if (round > 0) keys.push(...took);
    }
    keys.sort((one, other) => one - other);
    const figure = (name: string, sundial: number): Figure => ({
      name: `activities: find in 5,000 rows, ${name}`,
      unit: 'ms',
      sundial,
      bare: null,
      compared: null,
      noise: null,
      target: { of: 'sundial', most: 16 },
    });
    return [
      figure('a key', middleOf(keys)),
      figure('the slowest of twenty', keys[Math.floor(keys.length * 0.95)] ?? 0),
    ];
  } finally {
    await side.close();
  }
}
