import { browser } from 'wxt/browser';

/** What is stored, as it was read last; see `remember`. */
export interface Remembered<Value> {
  read(): Promise<Value>;
  /** It is to be read anew: after each write of one's own, of which the browser tells only a moment later. */
  forget(): void;
}

/**
 * Has what is stored under some keys of `storage.local` read and parsed once for as long as nobody writes there: an
 * event makes many ask, and a person's document may be long. Not for what is about to be changed.
 */
export function remember<Value>(keys: readonly string[], readNow: () => Promise<Value>): Remembered<Value> {
  let known: Promise<Value> | null = null;
  const forget = () => {
    known = null;
  };
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && keys.some((key) => key in changes)) forget();
  });
  return {
    read() {
      if (known) return known;
      const asked = readNow();
      known = asked;
      // What could not be read is tried anew.
      asked.catch(() => {
        if (known === asked) forget();
      });
      return asked;
    },
    forget,
  };
}
