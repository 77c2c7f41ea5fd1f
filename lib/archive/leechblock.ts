import { type Site, siteFrom, withoutWww } from '../core/site.ts';
import { createLeftOut, type Foreign } from './foreign.ts';

/** By what a file is known for LeechBlock's options. */
export const isLeechBlock = (text: string): boolean => /^(?:setName|sites)\d+=/m.test(text);

/** What LeechBlock means by one of the words of a list; null where scores have no like. */
function siteOf(word: string): Site | null {
  const named = word.replace(/^\*\./, '');
  const site = /^[^+~<>|*?]+$/.test(named) ? siteFrom(named) : null;
  return site && withoutWww(site);
}

/**
 * Reads the options LeechBlock NG exports, lines of `name=value`: the sites of all its block sets. Exceptions,
 * keywords and wildcards in the middle (`+`, `~`, `*` and their like) have no counterpart here and are counted.
 */
export function readLeechBlock(text: string): Foreign {
  const leftOut = createLeftOut();
  const sites = new Set<Site>();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const [, name, value = ''] = /^\s*([A-Za-z]\w*)=(.*)$/.exec(line) ?? [];
    if (name === undefined) return { is: 'refused', because: 'bad-row', at: index + 1 };
    if (!/^sites\d+$/.test(name)) continue;
    for (const word of value.split(/\s+/).filter((word) => word !== '' && !word.startsWith('#'))) {
      const site = siteOf(word);
      if (site) sites.add(site);
      else leftOut.add('pattern');
    }
  }
  if (sites.size === 0) return { is: 'refused', because: 'nothing', at: 1 };
  return { is: 'sites', sites: [...sites].sort(), leftOut: leftOut.counts };
}
