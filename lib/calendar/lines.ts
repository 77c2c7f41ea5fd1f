/** One line of a calendar: `NAME;PARAM=...:value`. Names are in capitals. */
export interface Line {
  name: string;
  params: Readonly<Record<string, string>>;
  value: string;
}

/** A part of a calendar between BEGIN and END. */
export interface Block {
  name: string;
  lines: Map<string, Line[]>;
  blocks: Block[];
  /** Begun and ended as it should be. */
  isWhole: boolean;
}

const PARAM = /;([^=;:"]+)=((?:"[^"]*"|[^;:"])*)/y;

/** Null when it is no such line. */
function readLine(text: string): Line | null {
  const name = /^[A-Za-z0-9-]+/.exec(text)?.[0];
  if (!name) return null;
  const params: Record<string, string> = {};
  let at = name.length;
  for (;;) {
    PARAM.lastIndex = at;
    const found = PARAM.exec(text);
    if (!found) break;
    params[found[1]?.toUpperCase() ?? ''] = (found[2] ?? '').replaceAll('"', '');
    at = PARAM.lastIndex;
  }
  return text[at] === ':' ? { name: name.toUpperCase(), params, value: text.slice(at + 1) } : null;
}

const blockOf = (name: string): Block => ({ name, lines: new Map(), blocks: [], isWhole: false });

/** Deeper than calendars go. */
const DEEPEST = 8;

/**
 * The calendars in a text, whatever its line ends and folds. What does not end is not whole; a line that is none is
 * passed over, and so is all that lies outside.
 */
export function readBlocks(text: string): Block[] {
  const root = blockOf('');
  const path: Block[] = [root];
  const unfolded = text.replace(/^\uFEFF/, '').replace(/(\r\n|\r|\n)[ \t]/g, '');
  for (const each of unfolded.split(/\r\n|\r|\n/)) {
    const line = readLine(each);
    if (!line) continue;
    const block = path.at(-1) ?? root;
    const named = line.value.trim().toUpperCase();
    if (line.name === 'BEGIN') {
      // An event in an event: the one around it never ended.
      const around = path.findIndex(({ name }) => name === named);
      if (around > 0) path.length = around;
      if (path.length > DEEPEST) continue;
      const next = blockOf(named);
      (path.at(-1) ?? root).blocks.push(next);
      path.push(next);
    } else if (line.name === 'END') {
      const at = path.findLastIndex(({ name }) => name === named);
      if (at < 1) continue;
      for (const ended of path.splice(at)) ended.isWhole = ended.name === named;
    } else {
      const present = block.lines.get(line.name);
      if (present) present.push(line);
      else block.lines.set(line.name, [line]);
    }
  }
  return root.blocks;
}

/** The first line of that name. */
export const lineOf = (block: Block, name: string): Line | undefined => block.lines.get(name)?.[0];

/** The text of the first line of that name, without the escapes; '' when there is none. */
export const textOf = (block: Block, name: string): string => unescaped(lineOf(block, name)?.value ?? '');

/** Every line of that name. */
export const linesOf = (block: Block, name: string): Line[] => block.lines.get(name) ?? [];

export const unescaped = (value: string): string =>
  value.replace(/\\([\\;,nN])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign));
