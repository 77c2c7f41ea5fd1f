import { browser } from 'wxt/browser';
import type * as z from 'zod/mini';
import { EMPTY } from '../core/doc.ts';
import { Health } from '../core/health.ts';
import { Clock, type Kept, type KeptInSession, NEW_CLOCK } from '../core/kept.ts';
import { SECOND } from '../core/time.ts';
import { setLook } from './appearance.ts';
import { fromText } from './kept-text.ts';
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

/**
 * How pages read and follow what they show, by the schema of what is kept: a page that shows little need not carry the
 * schemas of all the rest, which is empty for it. Pages never write.
 */
export function readingBy(schema: z.ZodMiniType<KeptInSession>) {
  /** One read, parsed. */
  async function readState(reading = browser.storage.local.get(SHOWN)): Promise<State> {
    const stored: Record<string, unknown> = await reading;
    const kept = stored[KEYS.kept] === undefined ? null : schema.safeParse(fromText(stored[KEYS.kept]));
    const clock = Clock.safeParse(stored[KEYS.clock]);
    const health = Health.safeParse(stored[KEYS.health]);
    // Where all was forgotten, pages are as at first.
    if (kept?.success !== false) {
      const { theme, still, language }: Partial<Kept['setting']> = kept?.data.setting ?? {};
      setLook(`${theme?.value} ${still?.value && 'still'}`);
      keepLanguage(String(language?.value ?? ''));
    }
    return {
      kept: kept?.success ? { ...EMPTY, ...kept.data } : null,
      unreadable: kept !== null && !kept.success,
      scored: String(stored[SCORED] ?? ''),
      clock: clock.success ? clock.data : NEW_CLOCK,
      health: health.success ? health.data : null,
    };
  }

  /**
   * Calls with the new state after each change of what pages show. Pages that nobody sees, of which there may be many,
   * read about once a second, and when they are turned to.
   */
  function onState(changed: (state: State) => void): void {
    let isWaiting = false;
    function read(): void {
      isWaiting = false;
      // What cannot be read now is read at the next change.
      readState().then(changed, console.error);
    }
    // No other storage has keys of these names.
    const heard = (changes: Record<string, unknown>) => {
      if (!SHOWN.some((key) => key in changes)) return;
      if (!document.hidden) return read();
      if (!isWaiting) setTimeout(read, SECOND);
      isWaiting = true;
    };
    browser.storage.onChanged.addListener(heard);
    document.addEventListener('visibilitychange', () => {
      if (isWaiting && !document.hidden) read();
    });
  }

  return { readState, onState };
}
