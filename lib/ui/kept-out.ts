import { type Doc, each } from '../core/doc.ts';
import { t, tn } from '../words/t.ts';

export interface KeptOut {
  visits: number;
  /** Named sites, most visits first. */
  sites: [site: string, visits: number][];
  /** Visits in private windows, which are not named. */
  elsewhere: number;
}

/** The visits a session kept out, on all devices. */
export function keptOutOf(doc: Pick<Doc, 'tries'>, session: string): KeptOut {
  const bySite = new Map<string, number>();
  let elsewhere = 0;
  for (const [id, tries] of each(doc, 'tries')) {
    if (!id.startsWith(`${session}/`)) continue;
    elsewhere += tries.elsewhere;
    for (const [site, visits] of Object.entries(tries.sites))
      bySite.set(site, (bySite.get(site) ?? 0) + visits);
  }
  const sites = [...bySite].sort(([, one], [, other]) => other - one);
  return { visits: sites.reduce((sum, [, visits]) => sum + visits, elsewhere), sites, elsewhere };
}

/** "3 visits, 2 sites". */
export function keptOutInWords({ visits, sites }: KeptOut): string {
  if (visits === 0) return t('Nothing knocked');
  const knocked = tn(visits, '{n} visit', '{n} visits');
  return sites.length === 0
    ? knocked
    : t('{visits}, {sites}', { visits: knocked, sites: tn(sites.length, '{n} site', '{n} sites') });
}
