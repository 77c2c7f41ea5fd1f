import type { Here, LeftOut } from '../../lib/archive/foreign.ts';
import type { Incoming, Watch } from '../../lib/archive/read.ts';
import { load } from '../../lib/browser/storage.ts';
import { knownOf, pageOf } from '../../lib/core/activity.ts';
import { type Catalogue, parseCatalogue } from '../../lib/core/catalogue.ts';
import type { Doc, Entry } from '../../lib/core/doc.ts';
import { createStandings } from '../../lib/core/report.ts';
import { forgettingBefore, keepsLess } from '../../lib/core/retention.ts';
import { hoursAt } from '../../lib/core/schedule.ts';
import { SETTINGS, settingOf } from '../../lib/core/settings.ts';
import type { Site } from '../../lib/core/site.ts';
import { spansInAll } from '../../lib/store/spans.ts';
import { refusalInWords } from '../../lib/ui/refusals.ts';
import { msg, t } from '../../lib/words/t.ts';
import { leftOutInWords, refusalOf } from './archive-words.ts';

/** What is in a file, to be looked at before anything of it is brought in. */
export type Found =
  | { is: 'asked'; incoming: Incoming; notes: string[] }
  | { is: 'listed'; sites: Site[]; leftOut: LeftOut; known: number };

export const STOPPED = msg('Stopped. Nothing was changed.');

/** What another program saw is kept as if it had been seen here: by the same rules on titles, paths and hours. */
function hereOf(doc: Doc, catalogue: Catalogue): Here {
  const schedule = settingOf(doc, 'schedule');
  const titles = settingOf(doc, 'titles');
  return {
    now: Date.now(),
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

/** What has to be known before spans and records come in. */
function notesOn(incoming: Incoming, records: readonly Entry[], doc: Doc): string[] {
  const notes: string[] = [];
  if (records.length < incoming.records.length)
    notes.push(t('Its setting for how long the past is kept stays out: more is kept here.'));
  const gone = forgettingBefore(settingOf(doc, 'retention'), Date.now());
  if (gone && incoming.stretch && incoming.stretch.from < gone.to)
    notes.push(
      t('Some of it is older than what you keep, and will go again. Keep more first if you want it.'),
    );
  return notes;
}

/** Opens a file that somebody chose; words where there is nothing to be brought in. Changes nothing. */
export async function openInSettings(file: Blob, watch: Watch): Promise<Found | string> {
  const [holding, recorded, { openFile }, { default: catalogueText }] = await Promise.all([
    load(),
    spansInAll(),
    import('../../lib/archive/open.ts'),
    import('../../assets/catalogue.txt?raw'),
  ]);
  if (!holding) return refusalInWords('cannot-read');
  const { doc } = holding;
  const catalogue = parseCatalogue(catalogueText);
  const opened = await openFile(file, hereOf(doc, catalogue), watch);
  if (!opened) return t(STOPPED);
  switch (opened.is) {
    case 'sites': {
      const standingOf = createStandings(doc, catalogue);
      const sites = opened.sites.filter((site) => standingOf(site).as !== 'personal');
      return { is: 'listed', sites, leftOut: opened.leftOut, known: opened.sites.length - sites.length };
    }
    case 'ours':
    case 'spans': {
      const { incoming } = opened;
      const records = withoutShorterPast(incoming.records, doc, recorded?.since ?? null);
      const notes = notesOn(incoming, records, doc);
      const leftOut = leftOutInWords(opened.is === 'spans' ? opened.of.leftOut : { ahead: incoming.ahead });
      return {
        is: 'asked',
        incoming: { ...incoming, records },
        notes: leftOut ? [leftOut, ...notes] : notes,
      };
    }
    default:
      return refusalOf(opened);
  }
}
