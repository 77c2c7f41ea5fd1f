import { browser } from 'wxt/browser';
import { Draft } from '../core/draft.ts';
import { DRAFT } from './keys.ts';

/** What somebody was about to begin; null where there is nothing, or nothing that can be read. */
export async function readDraft(): Promise<Draft | null> {
  const stored = await browser.storage.session.get(DRAFT);
  const read = Draft.safeParse(stored[DRAFT]);
  return read.success ? read.data : null;
}

/** Calls with it, and after each change. */
export function onDraft(changed: (draft: Draft | null) => void): void {
  // What cannot be read now is read at the next change.
  const read = () => readDraft().then(changed, console.error);
  void read();
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'session' && DRAFT in changes) void read();
  });
}

export const saveDraft = (draft: Draft | null): Promise<void> =>
  draft ? browser.storage.session.set({ [DRAFT]: draft }) : browser.storage.session.remove(DRAFT);
