import { type Site, siteFrom } from './site.ts';

/** What time on a site is. Room is left for more; a site without a score is never blocked. */
export type CountsAs = 'focus' | 'other' | 'meeting' | 'personal';

export interface Category {
  name: string;
  as: CountsAs;
  communication: boolean;
  /** Titles of these sites are never stored or shown. */
  quiet: boolean;
}

/** Which category a site is in. */
export type Catalogue = ReadonlyMap<Site, Category>;

/** Reads `[category counts-as flags]` and the sites below it, one a line, `#` for comments. Lines that are no site are left out. */
export function parseCatalogue(text: string): Catalogue {
  const catalogue = new Map<Site, Category>();
  let category: Category | null = null;
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    if (line.startsWith('[')) {
      const [name = '', as = 'other', ...flags] = line.slice(1, line.indexOf(']')).split(' ');
      category = {
        name,
        as: as as CountsAs,
        communication: flags.includes('communication'),
        quiet: flags.includes('quiet'),
      };
      continue;
    }
    if (category) catalogue.set(line, category);
  }
  return catalogue;
}

/** The lines of a catalogue that are not written as a site has to be; for the test that keeps the list clean. */
export function faultsIn(text: string): string[] {
  const sites = text.split('\n').filter((line) => line !== '' && !/^[#[]/.test(line));
  return sites.filter((site, at) => siteFrom(site) !== site || sites.indexOf(site) !== at);
}
