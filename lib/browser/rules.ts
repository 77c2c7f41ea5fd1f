import { type Browser, browser } from 'wxt/browser';
import type { Blocklist } from '../core/blocking.ts';
import { digest } from './digest.ts';
import { twice } from './twice.ts';

type Rule = Browser.declarativeNetRequest.Rule;

/** The page every shut address leads to; the address itself follows `#`. */
export const BLOCK_PAGE = '/blocked.html';

/**
 * Dynamic rules only: they survive the worker, the browser and its crash, and carry the address. Ids: 1..98
 * one rule a layer of hosts, 99 the seal, 100.. one rule a path. Priorities: hosts 1, paths by depth, then by
 * labels.
 */
const SEAL_ID = 99;
const PATH_IDS = 100;
/** Frames too: the block page refuses to be framed, so that nothing is shown there. */
const FRAMES = [
  'main_frame',
  'sub_frame',
] as `${Browser.declarativeNetRequest.ResourceType}`[] as Browser.declarativeNetRequest.ResourceType[];
/** Below the browsers' cap of 1,000 rules by regular expression; further paths go by `urlFilter` and keep only their own address. */
const REGEX_RULES = 900;
/** A compiled expression may take 2 kB, and one rule too large would have the whole update refused. */
const REGEX_LENGTH = 60;
/** Below the browsers' cap of 5,000 dynamic rules that redirect; one too many would have all refused. */
const PATH_RULES = 4800;

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** A segment as it stands in an address. Firefox leaves `%73` where Chromium writes `s`, so there each letter may be either. */
function segmentRegex(segment: string): string {
  const encoded = encodeURIComponent(segment).replace(/%(2[1-9A-C]|3[ABD]|40|7E)/gi, decodeURIComponent);
  if (!import.meta.env.FIREFOX) return escaped(encoded);
  const codeOf = (sign: string) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`;
  return encoded.replace(/%[0-9a-f]{2}|[\s\S]/gi, (sign) =>
    sign.length > 1
      ? sign
      : `(?:${escaped(sign)}|${codeOf(sign.toLowerCase())}|${codeOf(sign.toUpperCase())})`,
  );
}

/** A path as it stands in an address, slashes doubled or not. */
const pathRegex = (path: string): string =>
  path
    .split('/')
    .slice(1)
    .map((segment) => `/+${segmentRegex(segment)}`)
    .join('');

/** Firefox compares hosts as text, and `site.example.` is one too. Chromium does not need the twin. */
const twins = (hosts: readonly string[]): string[] =>
  import.meta.env.FIREFOX ? hosts.flatMap((host) => [host, `${host}.`]) : [...hosts];

/** The rules that say a blocklist to the browser. */
function rulesFrom({ layers, paths }: Blocklist): Rule[] {
  const page = browser.runtime.getURL(BLOCK_PAGE);
  const redirect: Rule['action'] = { type: 'redirect', redirect: { regexSubstitution: `${page}#\\0` } };
  const rules: Rule[] = layers.map(({ hosts, except }, layer) => ({
    id: 1 + layer,
    priority: 1,
    condition: {
      regexFilter: '^https?://.*',
      requestDomains: twins(hosts),
      ...(except.length > 0 ? { excludedRequestDomains: twins(except) } : {}),
      resourceTypes: FRAMES,
    },
    action: redirect,
  }));
  // A path that no address can have would keep all rules from being made. That it is missing shows in their count.
  const sayable = paths.filter(({ path }) => path.isWellFormed()).slice(0, PATH_RULES);
  for (const [at, path] of sayable.entries()) rules.push(pathRule(path, at, redirect));
  return rules;
}

/** One path's rule. The deeper path decides, then the host with more labels; opening beats shutting. */
function pathRule(
  { host, path, shut }: Blocklist['paths'][number],
  at: number,
  redirect: Rule['action'],
): Rule {
  const carriesAddress = at < REGEX_RULES && path.length < REGEX_LENGTH;
  const site = `${host}${encodeURI(path)}`;
  const itself = { type: 'redirect', redirect: { extensionPath: `${BLOCK_PAGE}#https://${site}` } } as const;
  return {
    id: PATH_IDS + at,
    priority: 1 + (path.split('/').length - 1) * 200 + host.split('.').length,
    condition: {
      ...(carriesAddress
        ? { regexFilter: `^https?://[^/?#]+${pathRegex(path)}(?:[/?#].*)?$`, requestDomains: twins([host]) }
        : { urlFilter: `||${site}^` }),
      isUrlFilterCaseSensitive: false,
      resourceTypes: FRAMES,
    },
    action: shut ? (carriesAddress ? redirect : itself) : { type: 'allow' },
  };
}

/**
 * A rule that does nothing but tell which rules it came with: browsers take an update whole or not at all, so
 * where it is, they are, but between a change by what was seen last and the read after it. Nobody has to read
 * thousands of hosts to know.
 */
async function sealFor(sign: string): Promise<Rule> {
  const urlFilter = `||${await digest(sign)}.invalid^`;
  return {
    id: SEAL_ID,
    priority: 1,
    condition: { urlFilter, isUrlFilterCaseSensitive: false, resourceTypes: FRAMES },
    action: { type: 'allow' },
  };
}

/** Whether the rules in force are those that were set with this sign. */
export async function hasRules(sign: string): Promise<boolean> {
  const seal = await sealFor(sign);
  const [present] = await browser.declarativeNetRequest.getDynamicRules({ ruleIds: [SEAL_ID] });
  return present !== undefined && told(present) === told(seal);
}

/** The same for rules that mean the same, whatever the browser adds or leaves out. */
const told = ({ priority, condition, action }: Rule): string =>
  JSON.stringify([
    priority,
    condition.regexFilter,
    condition.urlFilter,
    condition.requestDomains,
    condition.excludedRequestDomains,
    action.type,
    action.redirect?.regexSubstitution ?? action.redirect?.extensionPath,
  ]);

/**
 * Makes the loaded rules equal to the wanted ones, in one update of what differs, and one more where another worker
 * had set others. Answers how many were
 * wanted, how many are loaded now, and whether anything had to change.
 */
export const setRules = (
  blocklist: Blocklist,
  sign: string,
): Promise<{ wanted: number; loaded: number; changed: boolean }> => twice(() => reconcile(blocklist, sign));

/** Wanted are also those that there was no room for. The seal blocks nothing and is not counted. */
const blocking = ({ layers, paths }: Blocklist, loaded: number) => ({
  wanted: layers.length + paths.length,
  loaded: loaded - 1,
});

/**
 * The rules that were in force when somebody looked last, while the worker lives: a browser reads them as slowly as
 * it changes them. Another worker may have set others since, so they are read after a change that goes by this.
 */
let lastSeen: Rule[] | null = null;

async function reconcile(
  blocklist: Blocklist,
  sign: string,
): Promise<{ wanted: number; loaded: number; changed: boolean }> {
  const wanted = [...rulesFrom(blocklist), await sealFor(sign)];
  const supposed = lastSeen;
  lastSeen = null;
  const isGuessed = supposed !== null && (await change(supposed, wanted));
  const present = await browser.declarativeNetRequest.getDynamicRules();
  if (!(await change(present, wanted))) {
    lastSeen = wanted;
    return { ...blocking(blocklist, present.length), changed: isGuessed };
  }
  const isRight = await hasRules(sign);
  if (isRight) lastSeen = wanted;
  const loaded = isRight ? wanted.length : (await browser.declarativeNetRequest.getDynamicRules()).length;
  return { ...blocking(blocklist, loaded), changed: true };
}

/** Makes rules into others, in one update of what differs. Answers whether anything did. */
async function change(present: readonly Rule[], wanted: readonly Rule[]): Promise<boolean> {
  const wantedById = new Map(wanted.map((rule) => [rule.id, rule]));
  const presentById = new Map(present.map((rule) => [rule.id, rule]));
  /** Whether a rule is there as it is wanted. Thousands of hosts are compared only where both are. */
  const isRight = (id: number): boolean => {
    const [want, have] = [wantedById.get(id), presentById.get(id)];
    return want !== undefined && have !== undefined && told(want) === told(have);
  };
  const right = new Set([...wantedById.keys()].filter(isRight));
  const addRules = wanted.filter(({ id }) => !right.has(id));
  // What is put in goes in place of whatever is there by then.
  const removeRuleIds = [...new Set([...presentById.keys(), ...wantedById.keys()])].filter(
    (id) => !right.has(id),
  );
  if (removeRuleIds.length === 0) return false;
  await browser.declarativeNetRequest.updateDynamicRules({ addRules, removeRuleIds });
  return true;
}
