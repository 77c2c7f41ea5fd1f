import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Bench } from './bench.ts';
import type { Figure } from './figures.ts';
import { startSundial } from './sundial.ts';

/** Kilobytes of script, gzipped, that each page and the worker load. */
export async function sizes({ server, sundial }: Bench): Promise<Figure[]> {
  const side = await startSundial(server.port, sundial, 10);
  const size = (path: string) => gzipSync(readFileSync(join(sundial, path))).length / 1000;
  try {
    const figure = async (page: string, name: string, most: number | null): Promise<Figure> => ({
      name: `scripts of the ${name}, gzipped`,
      unit: 'kB',
      sundial: page.endsWith('.js')
        ? size(page)
        : (await scriptsOf(page)).reduce((sum, path) => sum + size(path), 0),
      bare: null,
      compared: null,
      noise: null,
      target: most === null ? null : { of: 'sundial', most },
    });
    /** What a page really loads, whatever its markup says. */
    const scriptsOf = async (page: string): Promise<string[]> => {
      const tab = await side.open();
      await tab.goto(side.page(page));
      const scripts = await tab.scripts();
      await tab.close();
      return scripts.map((address) => new URL(address).pathname);
    };
    return [
      await figure('popup.html', 'popup', 40),
      await figure('blocked.html', 'block page', 25),
      await figure('background.js', 'worker', null),
    ];
  } finally {
    await side.close();
  }
}
