import { msg } from '../words/t.ts';

/**
 * What a version brings that its users will want to know, in a sentence or two; of most versions there is nothing to
 * tell. All that changed is in assets/CHANGELOG.md.
 */
export const NEWS: Readonly<Record<string, string>> = {
  '0.1.0': msg(
    'A session can begin in the address bar: type focus, a space, a length and what you will work on.',
  ),
};

/** Below 0 where the one version came before the other, as a browser counts: number by number. */
function order(one: string, other: string): number {
  const [ours, theirs] = [one.split('.').map(Number), other.split('.').map(Number)];
  for (let at = 0; at < Math.max(ours.length, theirs.length); at++) {
    const step = (ours[at] ?? 0) - (theirs[at] ?? 0);
    if (step !== 0) return step;
  }
  return 0;
}

/** The latest version with something to tell that a browser came to or past when it went from one to another; null: none. */
export function newsBetween(before: string, now: string, versions = Object.keys(NEWS)): string | null {
  const passed = versions.filter((version) => order(before, version) < 0 && order(version, now) <= 0);
  return passed.sort(order).at(-1) ?? null;
}
