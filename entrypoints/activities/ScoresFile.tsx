import type { Doc } from '../../lib/core/doc.ts';
import { each } from '../../lib/core/doc.ts';
import { downloadText } from '../../lib/ui/download.ts';
import type { Rescoring } from '../../lib/ui/rescoring.ts';
import { t, tn } from '../../lib/words/t.ts';

interface ScoresFileProps {
  score: Doc['score'];
  categories: ReadonlySet<string>;
  rescoring: Rescoring;
}

/** The owner's own scores as a file, out and in. */
export function ScoresFile({ score, categories, rescoring }: ScoresFileProps) {
  const own = each({ score }, 'score').length;

  async function give() {
    // What reads and writes tables is fetched by whoever wants one.
    const { scoresAsCsv } = await import('../../lib/ui/scores-file.ts');
    downloadText('sundial-scores.csv', scoresAsCsv({ score }), 'text/csv');
  }
  async function take(file: File) {
    const { scoresFrom } = await import('../../lib/ui/scores-file.ts');
    const read = scoresFrom(await file.text(), categories);
    if (read.is === 'refused') return rescoring.refuse(read.words);
    await rescoring.scoreAll(
      { score },
      read.scores.map(({ site, score: { as, communication } }) => ({
        site,
        as: as ?? 'catalogue',
        communication: communication ?? null,
      })),
      tn(read.scores.length, '{n} score of {file} taken.', '{n} scores of {file} taken.', {
        file: file.name,
      }),
    );
  }

  return (
    <div class="row">
      <span>
        <b class="row-label">{t('A file of your scores')}</b>
        <span class="quiet">
          {tn(
            own,
            '{n} score of your own, as a table: {columns}. A file adds to them and changes those it names.',
            '{n} scores of your own, as a table: {columns}. A file adds to them and changes those it names.',
            { columns: 'site, counts as, communication' },
          )}
        </span>
      </span>
      <span class="fields">
        <label class="plain file">
          {t('Import##verb')}
          <input
            type="file"
            class="unseen"
            accept=".csv,text/csv"
            onChange={({ currentTarget }) => {
              const [file] = currentTarget.files ?? [];
              if (file)
                void take(file).catch(() =>
                  rescoring.refuse(t('This file could not be read. Nothing was changed.')),
                );
              // The same file can be chosen again once it is mended.
              currentTarget.value = '';
            }}
          />
        </label>
        <button type="button" class="plain" disabled={own === 0} onClick={() => void give()}>
          {t('Export##verb')}
        </button>
      </span>
    </div>
  );
}
