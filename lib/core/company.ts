import type { Doc } from './doc.ts';

/** Who else works: as the relay counts, roughly, where there is one; and whether this person's other browsers can be reached. */
export interface Company {
  buddies: number | 'few' | null;
  isOutOfReach: boolean;
}

export const ALONE: Company = { buddies: null, isOutOfReach: false };

/** Whether something is an address that a browser may open for a person: encrypted, and of the web. */
export const isWorkspace = (value: unknown): value is string =>
  typeof value === 'string' && value.startsWith('https://') && URL.canParse(value);

/** Where a person works beside others; null where no address is set, or none that may be opened. */
export function workspaceOf({ setting }: Pick<Doc, 'setting'>): string | null {
  const value = setting.workspace?.value;
  return isWorkspace(value) ? value : null;
}
