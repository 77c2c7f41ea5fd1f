import { type Browser, browser } from 'wxt/browser';
import type { Guard } from '../core/plan.ts';
import { twice } from './twice.ts';

type Script = Browser.scripting.RegisteredContentScript;

const AWAKE = 'guard.js';
const ASLEEP = 'resting.js';
/** Asleep as well, but only communication wakes it. */
const ASLEEP_CHAT = 'resting-chat.js';
const WATCH = 'watch.js';
/** Firefox keeps all scripts over a start, those at rest too: what it restores may stay behind Back. */
const AT_ONCE = Boolean(import.meta.env.FIREFOX);

/** All addresses of a host and its sub-domains; numbers have none. */
export function hostPatterns(host: string): string[] {
  if (/^\[|^[\d.]+$/.test(host)) return [`*://${host}/*`];
  return import.meta.env.FIREFOX ? [`*://*.${host}/*`, `*://*.${host}./*`] : [`*://*.${host}/*`];
}

/** A path and all below it: three patterns, because `/shorts*` would match `/shortstop` too. */
const pathPatterns = ({ host, path }: { host: string; path: string }): string[] =>
  hostPatterns(host).flatMap((pattern) => {
    const exact = pattern.slice(0, -2) + (path === '' ? '' : encodeURI(path.toWellFormed()));
    return path === '' ? [pattern] : [exact, `${exact}/*`, `${exact}?*`];
  });

function scriptsFor(guards: readonly Guard[], watched: readonly string[]): Script[] {
  const scripts: Pick<Script, 'id' | 'js' | 'matches' | 'excludeMatches'>[] = guards.map(
    ({ id, awake, hosts, paths, except }) => ({
      id,
      js: [awake ? AWAKE : id.startsWith('communication') ? ASLEEP_CHAT : ASLEEP],
      matches: [...hosts.flatMap(hostPatterns), ...paths.flatMap(pathPatterns)],
      excludeMatches: except.flatMap(pathPatterns),
    }),
  );
  if (watched.length > 0)
    scripts.push({ id: 'watch', js: [WATCH], matches: watched.flatMap(hostPatterns), excludeMatches: [] });
  return scripts
    .filter(({ matches }) => matches && matches.length > 0)
    .map(
      (script) =>
        ({ ...script, runAt: 'document_start', allFrames: true, persistAcrossSessions: AT_ONCE }) as Script,
    );
}

const FIELDS = ['js', 'matches', 'excludeMatches'] as const;

/** Browsers give the patterns back in an order of their own. */
function isSame(one: readonly string[] | undefined, other: readonly string[] | undefined): boolean {
  const known = new Set(one);
  return known.size === new Set(other).size && (other ?? []).every((text) => known.has(text));
}

/**
 * Makes the registered scripts equal to the wanted ones. Only what differs is told to the browser: waking a
 * guard costs a quarter of registering it. Answers whether anything had to change, and which of those that
 * are awake would not outlive the browser.
 */
export const setGuards = (
  guards: readonly Guard[],
  watched: readonly string[],
): Promise<{ changed: boolean; fleeting: string[] }> => twice(() => reconcile(guards, watched));

async function reconcile(
  guards: readonly Guard[],
  watched: readonly string[],
): Promise<{ changed: boolean; fleeting: string[] }> {
  const wanted = scriptsFor(guards, watched);
  const present = new Map(
    (await browser.scripting.getRegisteredContentScripts()).map((script) => [script.id, script]),
  );
  const fresh: Script[] = [];
  const changed: Script[] = [];
  const kept = new Set<string>();
  for (const script of wanted) {
    const before = present.get(script.id);
    present.delete(script.id);
    if (!before) {
      fresh.push(script);
      continue;
    }
    const differs = FIELDS.filter((field) => !isSame(before[field], script[field]));
    if (differs.length > 0)
      changed.push({
        id: script.id,
        persistAcrossSessions: AT_ONCE,
        ...Object.fromEntries(differs.map((field) => [field, script[field] ?? []])),
      } as Script);
    else if (before.persistAcrossSessions !== false) kept.add(script.id);
  }
  const gone = [...present.keys()];
  await Promise.all([
    fresh.length > 0 ? browser.scripting.registerContentScripts(fresh) : null,
    changed.length > 0 ? browser.scripting.updateContentScripts(changed) : null,
    gone.length > 0 ? browser.scripting.unregisterContentScripts({ ids: gone }) : null,
  ]);
  return {
    changed: fresh.length + changed.length + gone.length > 0,
    fleeting: wanted
      .filter(({ id, js }) => !AT_ONCE && !kept.has(id) && (js?.[0] === AWAKE || js?.[0] === WATCH))
      .map(({ id }) => id),
  };
}

/**
 * Lets guards outlive the browser: a registered script holds back the first page of its next start, and rules
 * do not. Writing thousands of sites down takes Chromium 156 three times as long as putting them in force, so
 * it comes after, and only in a session.
 */
export const keepGuards = (fleeting: readonly string[]): Promise<void> =>
  browser.scripting.updateContentScripts(
    fleeting.map((id) => ({ id, persistAcrossSessions: true }) as Script),
  );
