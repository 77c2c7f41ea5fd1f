/** Whatever runs code in a page, as the page: a tab of either browser. */
export interface Runs {
  run<Result>(code: string): Promise<Result>;
}

/** Calls a function in the page; it knows nothing but its arguments and the page. */
export const inPage =
  ({ run }: Runs) =>
  <Args extends (string | number | boolean | null | string[])[], Result>(
    what: (...args: Args) => Result,
    ...args: Args
  ): Promise<Awaited<Result>> =>
    run(`(${what.toString()})(${args.map((arg) => JSON.stringify(arg)).join(', ')})`);

/** What all our pages have: words, and buttons known by theirs. */
export function wordsOf(page: Runs) {
  const call = inPage(page);
  return {
    /** The text of the first that fits, in one line; '' when there is none. */
    text: (selector: string) =>
      call(
        (selector) => document.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? '',
        selector,
      ),
    /** All a reader sees. */
    // biome-ignore lint/performance/useDomNodeTextContent: only what is seen.
    words: () => call(() => document.body.innerText.replace(/\s+/g, ' ')),
    /** What every button says. */
    buttons: () =>
      call(() =>
        Array.from(document.querySelectorAll('button'), (button) => button.textContent?.trim() ?? ''),
      ),
    /** Presses the button whose words begin so, and tells whether there was one. */
    press: (label: string) =>
      call((label) => {
        const namedSo = (button: HTMLElement) =>
          [button.ariaLabel, button.textContent?.trim()].some((name) => name?.startsWith(label));
        const button = [...document.querySelectorAll('button')].find(namedSo);
        button?.click();
        return button !== undefined;
      }, label),
    /** What has the keyboard, by its words. */
    focused: () =>
      call(() => {
        const { activeElement: at } = document;
        if (!at || at === document.body) return '';
        const label = (at as HTMLInputElement).labels?.[0]?.textContent;
        return (label ?? at.getAttribute('aria-label') ?? at.textContent ?? '').replace(/\s+/g, ' ').trim();
      }),
  };
}
