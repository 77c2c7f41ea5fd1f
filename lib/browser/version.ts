import { browser } from 'wxt/browser';
import { newsBetween } from '../core/whats-new.ts';
import { TOLD } from './keys.ts';

/** Nothing is to be told any more, while the worker lives. */
let isTold = false;

/**
 * The version whose news are still to be told in this browser; null where there are none. Who has just got Sundial is
 * told of no news.
 */
export async function readNews(): Promise<string | null> {
  if (isTold) return null;
  const { version } = browser.runtime.getManifest();
  const { [TOLD]: told } = await browser.storage.local.get(TOLD);
  const news = typeof told === 'string' ? newsBetween(told, version) : null;
  if (news === null) await saveTold(told);
  return news;
}

/** All news up to the version this browser has are told. */
export async function saveTold(before?: unknown): Promise<void> {
  const { version } = browser.runtime.getManifest();
  if (before !== version) await browser.storage.local.set({ [TOLD]: version });
  isTold = true;
}
