/** So much of a file is looked at in one go: some hundredths of a second, which nobody feels. */
const PIECE = 256 * 1024;
/** No line of ours comes near this. */
const LONGEST_LINE = 4 * PIECE;

const LINE_FEED = 10;

/**
 * The lines of a file, some hundred at a time and never all of them; the last one need not be ended. Null instead of
 * lines where one has no end in sight.
 */
export async function* linesOf(file: Blob): AsyncGenerator<string[] | null> {
  // What was cut in the middle of a character or marked at its begin must not come out mended.
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let rest = new Uint8Array();
  for (let at = 0; at < file.size; at += PIECE) {
    const piece = new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer());
    const end = piece.lastIndexOf(LINE_FEED);
    const octets = new Uint8Array(rest.length + piece.length);
    octets.set(rest);
    octets.set(piece, rest.length);
    if (end >= 0) {
      const whole = rest.length + end;
      yield decoder.decode(octets.subarray(0, whole)).split('\n');
      rest = octets.slice(whole + 1);
    } else rest = octets;
    if (rest.length > LONGEST_LINE) yield null;
  }
  if (rest.length > 0) yield [decoder.decode(rest)];
}

/** The last line of a file, without the rest of it. */
export async function lastLineOf(file: Blob): Promise<string> {
  const end = await file.slice(Math.max(0, file.size - 1024)).text();
  return end.trimEnd().split('\n').at(-1) ?? '';
}

/**
 * Lets others do something: pages of ours share one thread. Not by a timer, which a tab that nobody looks at waits
 * a second for.
 */
export function rest(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
