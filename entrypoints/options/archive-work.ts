import { signal } from '@preact/signals';
import type { Here, LeftOut } from '../../lib/archive/foreign.ts';
import { bringSpansIn, type Incoming, inParts, type Watch } from '../../lib/archive/read.ts';
import { everything, type Progress } from '../../lib/archive/write.ts';
import { load } from '../../lib/browser/storage.ts';
import { knownOf, pageOf } from '../../lib/core/activity.ts';
import { type Catalogue, parseCatalogue } from '../../lib/core/catalogue.ts';
import { dayOf } from '../../lib/core/day.ts';
import type { Doc, Entry } from '../../lib/core/doc.ts';
import { createStandings } from '../../lib/core/report.ts';
import { forgettingBefore, keepsLess } from '../../lib/core/retention.ts';
import { hoursAt } from '../../lib/core/schedule.ts';
import { SETTINGS, settingOf } from '../../lib/core/settings.ts';
import type { Site } from '../../lib/core/site.ts';
import { spansInAll } from '../../lib/store/spans.ts';
import type { Asking } from '../../lib/ui/asking.ts';
import { REFUSALS } from '../../lib/ui/refusals.ts';
import { openSink } from '../../lib/ui/saving.ts';
import { counted } from '../../lib/ui/words.ts';
import { leftOutInWords, refusalOf } from './archive-words.ts';

/** What the card is at. */
export type At =
  | { is: 'idle' }
  | { is: 'busy'; doing: string; progress: Progress | null }
  | { is: 'asked'; incoming: Incoming; notes: string[] }
  | { is: 'listed'; sites: Site[]; leftOut: LeftOut; known: number };

const IDLE: At = { is: 'idle' };
const STOPPED = 'Stopped. Nothing was changed.';

/** What another program saw is kept as if it had been seen here: by the same rules on titles, paths and hours. */
function hereOf(doc: Doc, catalogue: Catalogue): Here {
  const schedule = settingOf(doc, 'schedule');
  const titles = settingOf(doc, 'titles');
  return {
    pageAt(address, title) {
      const known = knownOf(doc, catalogue, address);
      return known && pageOf(known, address, titles ? title : '');
    },
    duringAt: (at) => (!schedule || hoursAt(schedule, at).is === 'work' ? 'work' : 'recharge'),
  };
}

/** Records but for a wish to keep less that would delete what is here; nobody was asked about that. */
function withoutShorterPast(records: readonly Entry[], doc: Doc, since: number | null): Entry[] {
  return records.filter(({ kind, id, value }) => {
    if (kind !== 'setting' || id !== 'retention' || since === null) return true;
    const wish = SETTINGS.retention.safeParse(value);
    const gone = wish.success && forgettingBefore(wish.data, Date.now());
    return !gone || !keepsLess(wish.data, settingOf(doc, 'retention')) || since >= gone.to;
  });
}

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
        at.value = { is: 'busy', doing: isCancelled ? 'Stopping' : doing, progress };
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
        ? 'There is no room left for it on this machine. Nothing was changed.'
        : 'This could not be finished. What was here before is safe. Try again.';
    }
    if (at.value.is === 'busy') at.value = IDLE;
    said.value = words;
    onChanged();
  }

  const takeOut = () =>
    busy('Exporting', async ({ onProgress, isCancelled }) => {
      const holding = await load();
      if (!holding) return REFUSALS['cannot-read'];
      const sink = await openSink(`sundial-${dayOf(Date.now())}.jsonl`);
      if (!sink) return '';
      try {
        for await (const text of everything(holding.doc, Date.now(), onProgress)) {
          if (isCancelled()) {
            await sink.discard();
            return 'Stopped. No file was written.';
          }
          await sink.write(text);
        }
      } catch (fault) {
        await sink.discard();
        throw fault;
      }
      await sink.close();
      return 'Exported. Keep the file where only you can read it.';
    });

  const open = (file: Blob) =>
    busy('Reading the file', async (watch) => {
      const [holding, recorded, { openFile }, { default: catalogueText }] = await Promise.all([
        load(),
        spansInAll(),
        import('../../lib/archive/open.ts'),
        import('../../assets/catalogue.txt?raw'),
      ]);
      if (!holding) return REFUSALS['cannot-read'];
      const { doc } = holding;
      const catalogue = parseCatalogue(catalogueText);
      const opened = await openFile(file, hereOf(doc, catalogue), watch);
      if (!opened) return STOPPED;
      if (opened.is === 'sites') {
        const standingOf = createStandings(doc, catalogue);
        const sites = opened.sites.filter((site) => standingOf(site).as !== 'personal');
        at.value = {
          is: 'listed',
          sites,
          leftOut: opened.leftOut,
          known: opened.sites.length - sites.length,
        };
      } else if (opened.is === 'ours' || opened.is === 'spans') {
        const { incoming } = opened;
        const records = withoutShorterPast(incoming.records, doc, recorded?.since ?? null);
        const notes = [opened.is === 'spans' ? leftOutInWords(opened.of.leftOut) : ''];
        if (records.length < incoming.records.length)
          notes.push('Its setting for how long the past is kept stays out: more is kept here.');
        const gone = forgettingBefore(settingOf(doc, 'retention'), Date.now());
        if (gone && incoming.stretch && incoming.stretch.from < gone.to)
          notes.push(
            'Some of it is older than what you keep, and will go again. Keep more first if you want it.',
          );
        at.value = { is: 'asked', incoming: { ...incoming, records }, notes: notes.filter(Boolean) };
      }
      return refusalOf(opened) ?? '';
    });

  const bringIn = (incoming: Incoming) =>
    busy('Bringing in', async (watch) => {
      if (!(await bringSpansIn(incoming, watch))) return STOPPED;
      // Without records too: what the day comes to is added up anew.
      const parts = incoming.records.length > 0 ? inParts(incoming.records) : [[]];
      for (const entries of parts) {
        const answer = await asking.ask({ do: 'bring-in', entries });
        if (answer.is === 'refused')
          return `${REFUSALS[answer.because]} Bring the file in once more: what is here already is not doubled.`;
      }
      return 'It is all here.';
    });

  const score = (sites: readonly Site[]) =>
    busy('Saving', async () => {
      const scored = sites.map((site) => ({ site, as: 'personal' as const }));
      const answer = await asking.ask({ do: 'score', sites: scored });
      return answer.is === 'refused'
        ? REFUSALS[answer.because]
        : `${counted(sites.length, 'site counts', 'sites count')} as Personal now.`;
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
      if (at.value.is === 'busy') at.value = { ...at.value, doing: 'Stopping' };
      else {
        at.value = IDLE;
        said.value = 'Nothing was changed.';
      }
    },
  };
}
export type ArchiveWork = ReturnType<typeof createArchiveWork>;
