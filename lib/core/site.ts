/**
 * A *site* is what gets a score: a host (`news.example`, with all its sub-domains) or a host and a
 * path (`video.example/shorts`, with all below it). Written in one way only: ASCII (punycode), lower
 * case, no trailing dot, no port, no query; paths decoded, at most eight segments.
 */
export type Site = string;

/** Where an address leads, as far as scores can tell places apart. */
export interface Place {
  host: string;
  /** '' or '/a/b', decoded and in lower case. */
  path: string;
}

const SEGMENTS = 8;
const LONGEST = 300;

const parse = (address: string): URL | null => (URL.canParse(address) ? new URL(address) : null);

/** Decodes what can be decoded; a broken escape stays as it is. */
function decoded(segment: string): string {
  return segment.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    const octets = Uint8Array.from(run.slice(1).split('%'), (pair) => Number.parseInt(pair, 16));
    return new TextDecoder().decode(octets);
  });
}

function tidy(path: string): string {
  return path
    .toLowerCase()
    .split(/[/\\]+/)
    .filter((segment) => segment !== '' && segment !== '.')
    .map((segment) => `/${segment}`)
    .join('');
}

/** The place of an http(s) address, also behind `view-source:`; null for everything else. */
export function placeOf(address: string): Place | null {
  const url = parse(address.replace(/^(?:view-source:)+/i, ''));
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  const host = url.hostname.replace(/\.+$/, '');
  return host === '' ? null : { host, path: tidy(decoded(url.pathname)) };
}

/** A host as it is called and recorded. */
export const withoutWww = (host: string): string => host.replace(/^www\./, '');

/** The place a person means by what is typed or pasted, with or without a scheme; null if none. */
export function placeFrom(text: string): Place | null {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > LONGEST || /[\s@*]/.test(trimmed)) return null;
  return placeOf(/^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `http://${trimmed}`);
}

/** The site a person or a list means by "Reddit.com", "https://bücher.example/" or "video.example/shorts"; null if none. */
export function siteFrom(text: string): Site | null {
  const place = placeFrom(text);
  if (!place || !/^(?:[^.]+\.)+[^.]+$|^localhost$|^\[.*\]$/.test(place.host)) return null;
  return isTooDeep(place.path) ? null : place.host + place.path;
}

const isTooDeep = (path: string): boolean => path.split('/').length - 1 > SEGMENTS;

/** A site as it can be typed: its path holds what an address has to have encoded. */
export const typed = (site: Site): string =>
  site.replace(/[%@*?#]|[^\p{L}\p{M}\p{N}\p{P}\p{S}]/gu, (sign) =>
    sign === '*' ? '%2a' : encodeURIComponent(sign),
  );

/** The place a site stands for. */
export function placeOfSite(site: Site): Place {
  const slash = site.indexOf('/');
  return slash < 0 ? { host: site, path: '' } : { host: site.slice(0, slash), path: site.slice(slash) };
}

/**
 * Whether a site is spelled in the one way there is. Of one that is spelled otherwise, rules and verdicts would
 * not say the same, or no browser would take the rule.
 */
export function isSite(text: string): boolean {
  const { host, path } = placeOfSite(text);
  return siteFrom(host) === host && path === tidy(path) && path.isWellFormed() && !isTooDeep(path);
}

/** `a.b.c` gives `a.b.c`, `b.c`, `c`. */
export function domainsOf(host: string): string[] {
  const domains = [host];
  for (let dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1))
    domains.push(host.slice(dot + 1));
  return domains;
}

/** All sites a place belongs to, most specific first: deeper path over shallower, then host over domain. */
export function sitesOf({ host, path }: Place): Site[] {
  const domains = domainsOf(host);
  if (path === '') return domains;
  const segments = path.split('/').slice(1, SEGMENTS + 1);
  const sites: Site[] = [];
  for (let depth = segments.length; depth > 0; depth--) {
    const head = `/${segments.slice(0, depth).join('/')}`;
    for (const domain of domains) sites.push(domain + head);
  }
  return [...sites, ...domains];
}
