import * as z from 'zod/mini';
import { string } from './shapes.ts';

/** A tab that was set aside, as it stood. `tab` and `window` name it in the run of the browser in which it was. */
const SetAside = z.object({
  tab: z.int(),
  window: z.int(),
  index: z.int(),
  url: string,
  title: string,
});
export type SetAside = z.infer<typeof SetAside>;

/** All tabs that are set aside in this browser. */
export const Aside = z.object({ version: z.literal(1), tabs: z.array(SetAside) });
export type Aside = z.infer<typeof Aside>;

export const NOTHING_ASIDE: Aside = { version: 1, tabs: [] };

/** What a browser tells of a tab. */
export interface OpenTab {
  id?: number | undefined;
  windowId: number;
  index: number;
  url?: string | undefined;
  title?: string | undefined;
  pinned: boolean;
  incognito: boolean;
  audible?: boolean | undefined;
  hidden?: boolean | undefined;
}

/**
 * A tab as it would be set aside; null when it stays. Only pages of the web can be opened again by anybody: what is
 * pinned was meant to stay, what sounds is in use, and of private windows nothing is noted down.
 */
export function asideOf(tab: OpenTab): SetAside | null {
  const { id, url = '', title = '' } = tab;
  if (id === undefined || tab.pinned || tab.incognito || tab.audible || tab.hidden) return null;
  if (!/^https?:\/\//i.test(url)) return null;
  return { tab: id, window: tab.windowId, index: tab.index, url, title };
}

/** What goes of these tabs, in their order; only those that were chosen, if any were. */
export const goingOf = (tabs: readonly OpenTab[], chosen?: readonly number[]): SetAside[] =>
  tabs.flatMap((tab) => {
    const one = asideOf(tab);
    return one && (chosen?.includes(one.tab) ?? true) ? [one] : [];
  });

/** Whether a tab that was set aside is open as it was: it never closed, or its page did not let it. */
export const isStillOpen = (one: SetAside, present: OpenTab | null): boolean =>
  present !== null && present.id === one.tab && present.url === one.url;

const isSame = (one: SetAside, other: SetAside): boolean => one.tab === other.tab && one.url === other.url;

/** With more tabs; one that was noted down already, and stayed, is not noted down twice. */
export const withMore = (held: Aside, more: readonly SetAside[]): Aside => ({
  ...held,
  tabs: [...held.tabs.filter((one) => !more.some((other) => isSame(one, other))), ...more],
});

/** Without one that is open again. Of two that look the same, one is left. */
export function without(held: Aside, gone: SetAside): Aside {
  const at = held.tabs.findIndex((one) => isSame(one, gone));
  return at < 0 ? held : { ...held, tabs: held.tabs.toSpliced(at, 1) };
}
