import type { Catalogue } from './catalogue.ts';
import { type Doc, each } from './doc.ts';
import { type Counted, countedAs } from './scores.ts';
import type { Level } from './session.ts';
import { domainsOf, type Place, placeOfSite, type Site, sitesOf } from './site.ts';

/** What is to be shut. */
export interface Shut {
  personal: boolean;
  communication: boolean;
  /** Sites opened for this session all the same. */
  but: ReadonlySet<Site>;
}

export type Verdict =
  | { is: 'open' }
  | { is: 'shut'; because: 'personal' | 'communication'; counted: Counted };

/**
 * Rules without a browser. A layer's hosts are shut with all their sub-domains but those in `except`; the
 * next layer shuts again what lies below an exception. Paths are told apart from their hosts' rule.
 */
export interface Blocklist {
  layers: { hosts: string[]; except: string[] }[];
  paths: { host: string; path: string; shut: boolean }[];
}

export const NOTHING_SHUT: Blocklist = { layers: [], paths: [] };

/** What a session shuts now, its passes taken off. */
export function shutBy(doc: Pick<Doc, 'pass'>, id: string, level: Level): Shut {
  const but = new Set<Site>();
  let communication = level === 'communication';
  for (const [, pass] of each(doc, 'pass')) {
    if (pass.session !== id) continue;
    if ('site' in pass.opens) but.add(pass.opens.site);
    else communication = false;
  }
  return { personal: level !== 'nothing', communication, but };
}

/** What a level shuts before anything is let through. */
export const shutAtLevel = (level: Level): Shut => shutBy({ pass: {} }, '', level);

type Reason = 'personal' | 'communication' | null;

/** Personal first: its page asks for a breath, so a site that is both gets the stricter one. */
function reasonFor(counted: Pick<Counted, 'as' | 'communication'>, shut: Shut): Reason {
  if (shut.personal && counted.as === 'personal') return 'personal';
  return shut.communication && counted.communication ? 'communication' : null;
}

/** Whether a place is shut, why, and by which site's score. A pass for a site opens what no more specific score shuts. */
export function verdictOn(doc: Pick<Doc, 'score'>, catalogue: Catalogue, shut: Shut, place: Place): Verdict {
  const counted = countedAs(doc, catalogue, place);
  const because = counted && reasonFor(counted, shut);
  if (!counted || !because) return { is: 'open' };
  for (const site of sitesOf(place)) {
    if (shut.but.has(site)) return { is: 'open' };
    if (site === counted.site) break;
  }
  return { is: 'shut', because, counted };
}

/** The mildest level whose sessions shut what counts so; null: none does. */
export const shutFrom = (counted: Pick<Counted, 'as' | 'communication'>): Level | null =>
  (['distractions', 'communication'] as const).find((level) => reasonFor(counted, shutAtLevel(level))) ??
  null;

/** A scored site, and whether it is shut. */
interface Standing {
  host: string;
  path: string;
  shut: boolean;
}

/** Everything a session shuts, as few hosts as say it. Linear in the number of scored sites. */
export function blocklistOf(doc: Pick<Doc, 'score'>, catalogue: Catalogue, shut: Shut): Blocklist {
  if (!shut.personal && !shut.communication) return NOTHING_SHUT;
  const hosts = new Map<string, Standing>();
  const paths: Standing[] = [];
  const judge = (site: Site) => {
    const place = placeOfSite(site);
    const standing = { ...place, shut: verdictOn(doc, catalogue, shut, place).is === 'shut' };
    if (place.path === '') hosts.set(site, standing);
    else paths.push(standing);
  };
  for (const site of catalogue.keys()) judge(site);
  for (const site in doc.score) {
    if (doc.score[site]?.value && !site.startsWith('@') && !catalogue.has(site)) judge(site);
  }
  for (const site of shut.but) if (!catalogue.has(site) && !doc.score[site]?.value) judge(site);

  /** How deep in turns of shut and open a host lies: 0 open, 1 shut, 2 open again below it ... */
  const turns = new Map<string, number>();
  const turnsAt = (host: string): number => {
    const known = turns.get(host);
    if (known !== undefined) return known;
    const dot = host.indexOf('.');
    const above = dot < 0 ? 0 : turnsAt(host.slice(dot + 1));
    const standing = hosts.get(host);
    const at = standing && standing.shut !== (above % 2 === 1) ? above + 1 : above;
    turns.set(host, at);
    return at;
  };

  /** Hosts of anything shut, and all domains above them. */
  const shutHosts = new Set<string>();
  const aboveShut = new Set<string>();
  const noteShut = (host: string) => {
    shutHosts.add(host);
    for (const domain of domainsOf(host)) aboveShut.add(domain);
  };

  const layers: Blocklist['layers'] = [];
  for (const { host, shut: isShut } of hosts.values()) {
    const at = turnsAt(host);
    if (isShut) noteShut(host);
    const dot = host.indexOf('.');
    if (at === (dot < 0 ? 0 : turnsAt(host.slice(dot + 1)))) continue;
    const layer = (at - 1) >> 1;
    layers[layer] ??= { hosts: [], except: [] };
    layers[layer][isShut ? 'hosts' : 'except'].push(host);
  }
  for (const path of paths) if (path.shut) noteShut(path.host);
  const isNearShut = (host: string) =>
    aboveShut.has(host) || domainsOf(host).some((domain) => shutHosts.has(domain));
  return { layers, paths: paths.filter((path) => path.shut || isNearShut(path.host)) };
}

/** How many sites a blocklist names; what the Assistant says a level keeps out. */
export const sizeOf = ({ layers, paths }: Blocklist): number =>
  layers.reduce((sum, { hosts }) => sum + hosts.length, 0) + paths.filter(({ shut }) => shut).length;
