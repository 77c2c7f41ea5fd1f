import { download } from './download.ts';

/** A file that is written piece by piece. */
export interface Sink {
  write(text: string): Promise<void>;
  close(): Promise<void>;
  /** Nothing is left of it. */
  discard(): Promise<void>;
}

/** Where there is one, the person is asked where the file goes, and nothing of it is held in memory. */
type Picker = (options: { suggestedName: string }) => Promise<FileSystemFileHandle>;

const TYPE = 'application/jsonl';

/** Begins a file; null when the person was asked where it goes and said nowhere. */
export async function openSink(name: string): Promise<Sink | null> {
  const { showSaveFilePicker } = window as { showSaveFilePicker?: Picker };
  if (!showSaveFilePicker) return inBlobs(name);
  try {
    const file = await showSaveFilePicker({ suggestedName: name });
    const stream = await file.createWritable();
    return {
      write: (text) => stream.write(text),
      close: () => stream.close(),
      discard: () => stream.abort(),
    };
  } catch (fault) {
    if (fault instanceof DOMException && fault.name === 'AbortError') return null;
    throw fault;
  }
}

/** So much is held as text; then the browser has it, on its disk if need be. */
const PIECE = 4 * 1024 * 1024;

function inBlobs(name: string): Sink {
  let parts: Blob[] = [];
  let texts: string[] = [];
  let length = 0;
  const put = () => {
    parts.push(new Blob(texts));
    texts = [];
    length = 0;
  };
  return {
    async write(text) {
      texts.push(text);
      length += text.length;
      if (length > PIECE) put();
    },
    async close() {
      put();
      download(name, new Blob(parts, { type: TYPE }));
    },
    async discard() {
      parts = [];
      texts = [];
    },
  };
}
