import { type Block, linesOf, unescaped } from './lines.ts';

/** Where people meet, as the end of a host and the beginning of a path. */
const ROOMS: [host: string, path: RegExp][] = [
  ['meet.google.com', /^\/[a-z]{3}-?[a-z]{4}-?[a-z]{3}|^\/lookup\//],
  ['zoom.us', /^\/(j|my|w|s|wc)\//],
  ['zoomgov.com', /^\/(j|my|w|s|wc)\//],
  ['teams.microsoft.com', /^\/(l\/meetup-join|meet)\//],
  ['teams.live.com', /^\/meet\//],
  ['webex.com', /^\/(meet|join|[^/]+\/j\.php|[^/]+\/meet|wbxmjs|m)\b|\/j\.php$/],
  ['meet.jit.si', /^\/./],
  ['8x8.vc', /^\/./],
  ['whereby.com', /^\/(?!information|blog|user)./],
  ['meet.goto.com', /^\/./],
  ['gotomeet.me', /^\/./],
  ['chime.aws', /^\/\d/],
  ['meetings.ringcentral.com', /^\/./],
  ['v.ringcentral.com', /^\/(join|conf)/],
];

/** Lines that hold nothing but where to join. */
const OWN = [
  'X-GOOGLE-CONFERENCE',
  'CONFERENCE',
  'X-MICROSOFT-SKYPETEAMSMEETINGURL',
  'X-MICROSOFT-ONLINEMEETINGEXTERNALLINK',
];
/** Lines that may hold it among other things. */
const AMONG = ['URL', 'LOCATION', 'DESCRIPTION', 'X-ALT-DESC'];

const LONGEST = 2000;
/** How much of a description is searched, and how many addresses of it are looked at. */
const SEARCHED = 20_000;
const MOST = 60;

const ADDRESS = /https:\/\/[^\s<>"'\\^`{|}]+/gi;

function parsed(text: string): URL | null {
  const url = text.length <= LONGEST && URL.canParse(text) ? new URL(text) : null;
  return url?.protocol === 'https:' && !url.username && !url.password ? url : null;
}

/** Mail servers wrap addresses in their own, to look at them before anybody else does. */
function unwrapped(url: URL): URL {
  const isWrapped =
    url.hostname.endsWith('.safelinks.protection.outlook.com') ||
    (url.hostname === 'www.google.com' && url.pathname === '/url');
  const inside = isWrapped ? (url.searchParams.get('url') ?? url.searchParams.get('q')) : null;
  return (inside && parsed(inside)) || url;
}

const isRoom = ({ hostname, pathname }: URL): boolean =>
  ROOMS.some(([host, path]) => (hostname === host || hostname.endsWith(`.${host}`)) && path.test(pathname));

function addressesIn(block: Block, name: string): URL[] {
  return linesOf(block, name).flatMap(({ value }) => {
    const text = unescaped(value.slice(0, SEARCHED)).replaceAll('&amp;', '&');
    const found = [...text.matchAll(ADDRESS)].slice(0, MOST);
    // What closes a sentence or a bracket around an address is no part of it.
    return found.flatMap(([address]) => parsed(address.replace(/[.,;:!?)\]]+$/, '')) ?? []).map(unwrapped);
  });
}

/** Where an event is to be joined: what it says so itself, or the first address in it of a place to meet. */
export function linkOf(event: Block): string | null {
  for (const name of OWN) {
    const [url] = addressesIn(event, name);
    if (url) return url.href;
  }
  for (const name of AMONG) {
    const url = addressesIn(event, name).find(isRoom);
    if (url) return url.href;
  }
  return null;
}
