import type { Doc } from './doc.ts';

/** What is recorded, as its owner wants it. */
export interface Settings {
  /** Whether anything is recorded at all. */
  record: boolean;
  /** Whether the titles of pages are kept. */
  titles: boolean;
  /** Whether sound in the page in front counts as somebody being there. */
  sound: boolean;
}

const FIRST: Settings = { record: true, titles: true, sound: true };

/** The settings; what is not set, or set to something a newer version knows, is as at first. */
export function settingsOf(doc: Pick<Doc, 'setting'>): Settings {
  const settings = { ...FIRST };
  for (const name of Object.keys(FIRST) as (keyof Settings)[]) {
    const value = doc.setting[name]?.value;
    if (typeof value === 'boolean') settings[name] = value;
  }
  return settings;
}
