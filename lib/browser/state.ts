import { browser } from 'wxt/browser';
import { Health } from '../core/health.ts';
import { Clock, Kept, NEW_CLOCK } from '../core/kept.ts';
import { setLook } from './appearance.ts';
import { KEYS, SCORED, SHOWN } from './keys.ts';
import { keepLanguage } from './page-language.ts';

/** What a page shows. `kept` is null before the first command, and when it cannot be read. */
export interface State {
  kept: Kept | null;
  unreadable: boolean;
  /** Another word whenever the scores are others. */
  scored: string;
  clock: Clock;
  health: Health | null;
}

/** One read, parsed. Pages never write. */
export async function readState(reading = browser.storage.local.get(SHOWN)): Promise<State> {
  const stored: Record<string, unknown> = await reading;
  const kept = stored[KEYS.kept] === undefined ? null : Kept.safeParse(stored[KEYS.kept]);
  const clock = Clock.safeParse(stored[KEYS.clock]);
  const health = Health.safeParse(stored[KEYS.health]);
  // Where all was forgotten, pages are as at first.
  if (kept?.success !== false) {
    const { theme, still, language }: Partial<Kept['setting']> = kept?.data.setting ?? {};
    setLook(`${theme?.value} ${still?.value && 'still'}`);
    keepLanguage(String(language?.value ?? ''));
  }
  return {
    kept: kept?.success ? kept.data : null,
    unreadable: kept !== null && !kept.success,
    scored: String(stored[SCORED] ?? ''),
    clock: clock.success ? clock.data : NEW_CLOCK,
    health: health.success ? health.data : null,
  };
}

/** Calls with the new state after each change of what pages show; returns how to stop. */
export function onState(changed: (state: State) => void): () => void {
  const heard = (changes: Record<string, unknown>, area: string) => {
    if (area === 'local' && SHOWN.some((key) => key in changes))
      // What cannot be read now is read at the next change.
      readState().then(changed, console.error);
  };
  browser.storage.onChanged.addListener(heard);
  return () => browser.storage.onChanged.removeListener(heard);
}
