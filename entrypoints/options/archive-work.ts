import { signal } from '@preact/signals';
import { bringSpansIn, type Incoming, inParts, type Watch } from '../../lib/archive/read.ts';
import { everything, type Progress } from '../../lib/archive/write.ts';
import { load } from '../../lib/browser/storage.ts';
import { dayOf } from '../../lib/core/day.ts';
import type { Site } from '../../lib/core/site.ts';
import type { Asking } from '../../lib/ui/asking.ts';
import { refusalInWords } from '../../lib/ui/refusals.ts';
import { askForAll } from '../../lib/ui/rescoring.ts';
import { openSink } from '../../lib/ui/saving.ts';
import { t, tn } from '../../lib/words/t.ts';
import { type Found, openInSettings, STOPPED } from './opening.ts';

/** What the card is at. */
export type At = { is: 'idle' } | { is: 'busy'; doing: string; progress: Progress | null } | Found;

const IDLE: At = { is: 'idle' };

/** Takes everything out, and brings files in: one thing at a time, each of which can be stopped. */
export function createArchiveWork(asking: Asking, onChanged: () => void) {
  const at = signal<At>(IDLE);
  const said = signal('');
  let isCancelled = false;

  /** Does something that takes its time. What fails in it is told, and ends it. */
  async function busy(doing: string, work: (watch: Watch) => Promise<string>): Promise<void> {
    isCancelled = false;
    said.value = '';
    at.value = { is: 'busy', doing, progress: null };
    const watch: Watch = {
      onProgress(progress) {
        at.value = { is: 'busy', doing: isCancelled ? t('Stopping') : doing, progress };
      },
      isCancelled: () => isCancelled,
    };
    let words: string;
    try {
      words = await work(watch);
    } catch (fault) {
      const isFull = fault instanceof DOMException && fault.name === 'QuotaExceededError';
      if (!isFull) console.error('Sundial:', fault);
      words = isFull
        ? t('There is no room left for it on this machine. Nothing was changed.')
        : t('This could not be finished. What was here before is safe. Try again.');
    }
    if (at.value.is === 'busy') at.value = IDLE;
    said.value = words;
    onChanged();
  }

  const takeOut = () =>
    busy(t('Exporting'), async ({ onProgress, isCancelled }) => {
      const holding = await load();
      if (!holding) return refusalInWords('cannot-read');
      const sink = await openSink(`sundial-${dayOf(Date.now())}.jsonl`);
      if (!sink) return '';
      try {
        for await (const text of everything(holding.doc, Date.now(), onProgress)) {
          if (isCancelled()) {
            await sink.discard();
            return t('Stopped. No file was written.');
          }
          await sink.write(text);
        }
      } catch (fault) {
        await sink.discard();
        throw fault;
      }
      await sink.close();
      return t('Exported. Keep the file where only you can read it.');
    });

  const open = (file: Blob) =>
    busy(t('Reading the file'), async (watch) => {
      const opened = await openInSettings(file, watch);
      if (typeof opened === 'string') return opened;
      at.value = opened;
      return '';
    });

  const bringIn = (incoming: Incoming) =>
    busy(t('Bringing in'), async (watch) => {
      if (!(await bringSpansIn(incoming, watch))) return t(STOPPED);
      // Without records too: what the day comes to is added up anew.
      const parts = incoming.records.length > 0 ? inParts(incoming.records) : [[]];
      for (const entries of parts) {
        const answer = await asking.ask({ do: 'bring-in', entries });
        if (answer.is === 'refused')
          return t('{what} Bring the file in once more: what is here already is not doubled.', {
            what: refusalInWords(answer),
          });
      }
      return t('It is all here.');
    });

  const score = (sites: readonly Site[]) =>
    busy(t('Saving'), async () => {
      const scored = sites.map((site) => ({ site, as: 'personal' as const }));
      const { refusal } = await askForAll(asking.ask, scored);
      return (
        refusal ?? tn(sites.length, '{n} site counts as Personal now.', '{n} sites count as Personal now.')
      );
    });

  return {
    at,
    said,
    takeOut,
    open,
    bringIn,
    score,
    cancel() {
      isCancelled = true;
      if (at.value.is === 'busy') at.value = { ...at.value, doing: t('Stopping') };
      else {
        at.value = IDLE;
        said.value = t('Nothing was changed.');
      }
    },
  };
}
export type ArchiveWork = ReturnType<typeof createArchiveWork>;
