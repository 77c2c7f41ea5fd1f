import { browser } from 'wxt/browser';
import { inXml } from '../core/in-xml.ts';

/** A line under the address bar: what it is, and what is less important about it. */
interface Line {
  words: string;
  aside: string;
}

interface AddressBar {
  /** The line for what is typed, and lines that put their text in its place; null: none. */
  suggest(text: string): Promise<{ first: Line; more: (Line & { text: string })[] } | null>;
  enter(text: string): Promise<void>;
}

/** Firefox shows a line as it is. */
const described = ({ words, aside }: Line): string => {
  if (import.meta.env.FIREFOX) return aside === '' ? words : `${words} · ${aside}`;
  return aside === '' ? inXml(words) : `${inXml(words)} <dim>· ${inXml(aside)}</dim>`;
};

/** In the first line Chromium puts what is typed in the place of this. */
const withoutPlace = (description: string): string => description.replaceAll('%s', '%\u200bs');

/** Whether something can be typed behind our keyword in the address bar. */
export const hasKeyword = (): boolean => 'omnibox' in browser;

/** Says what typing behind our keyword in the address bar comes to, and does it. Safari has no such thing. */
export function onOmnibox({ suggest, enter }: AddressBar, report: (fault: unknown) => void): void {
  const { omnibox } = browser;
  if (!omnibox) return;
  let asked = 0;
  async function show(text: string, add: (more: { content: string; description: string }[]) => void) {
    const own = ++asked;
    const found = await suggest(text);
    // Somebody typed on meanwhile: the first line is one for all.
    if (!found || own !== asked) return;
    await omnibox.setDefaultSuggestion({ description: withoutPlace(described(found.first)) });
    add(found.more.map(({ text: content, ...line }) => ({ content, description: described(line) })));
  }
  omnibox.onInputStarted.addListener(() => void show('', () => {}).catch(report));
  omnibox.onInputChanged.addListener((text, add) => void show(text, add).catch(report));
  omnibox.onInputEntered.addListener((text) => void enter(text).catch(report));
}
