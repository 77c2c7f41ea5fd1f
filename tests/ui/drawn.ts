import { type ComponentChild, type ComponentChildren, Fragment, isValidElement } from 'preact';

/** A function of its properties, as far as this is concerned. */
type Draws = (props: object) => ComponentChildren;
type Props = Record<string, unknown> & { children?: ComponentChildren };
interface Element {
  tag: string;
  props: Props;
}

/** Every element of what components without a state of their own draw, with the words between them. */
function* partsOf(drawn: ComponentChildren): Generator<Element | string> {
  for (const child of [drawn].flat(9) as ComponentChild[]) {
    if (typeof child === 'string' || typeof child === 'number') yield String(child);
    if (!isValidElement(child)) continue;
    const { type, props } = child as { type: string | Draws; props: Props };
    if (typeof type === 'string') {
      yield { tag: type, props };
      yield* partsOf(props.children);
    } else yield* partsOf(type === Fragment ? props.children : type(props));
  }
}

const inOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** All a reader sees, in one line. */
export const wordsOf = (drawn: ComponentChildren): string =>
  inOneLine([...partsOf(drawn)].map((part) => (typeof part === 'string' ? part : ' ')).join(''));

/** The words of each element of a kind. */
export const wordsOfEach = (tag: string, drawn: ComponentChildren): string[] =>
  [...partsOf(drawn)].flatMap((part) =>
    typeof part !== 'string' && part.tag === tag ? [wordsOf(part.props.children)] : [],
  );

/** Presses the button that says so, or is called so. */
export function press(label: string, drawn: ComponentChildren): void {
  for (const part of partsOf(drawn)) {
    if (typeof part === 'string' || part.tag !== 'button') continue;
    if (part.props['aria-label'] !== label && wordsOf(part.props.children) !== label) continue;
    (part.props.onClick as () => void)();
    return;
  }
  throw new Error(`No button says "${label}".`);
}
