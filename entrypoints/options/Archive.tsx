import { useSignal, useSignalEffect } from '@preact/signals';
import { LiveRegion } from '../../components/LiveRegion.tsx';
import type { Doc } from '../../lib/core/doc.ts';
import type { Asking } from '../../lib/ui/asking.ts';
import { refusalInWords } from '../../lib/ui/refusals.ts';
import { t, tn } from '../../lib/words/t.ts';
import { ArchivePreview } from './ArchivePreview.tsx';
import { progressInWords, sizeInWords } from './archive-words.ts';
import type { ArchiveWork } from './archive-work.ts';
import { Retention } from './Retention.tsx';

interface ArchiveProps {
  recorded: { count: number; since: number } | null;
  doc: Pick<Doc, 'setting'>;
  asking: Asking;
  isPrivate: boolean;
  work: ArchiveWork;
}

/** From here on the room that the browser gives is nearly used up. */
const NEARLY_FULL = 0.9;

/** What is stored and for how long, and how all of it goes out and comes in. */
export function Archive({ recorded, doc, asking, isPrivate, work }: ArchiveProps) {
  const { at, said } = work;
  const room = useSignal<StorageEstimate>({});
  const input = useSignal<HTMLInputElement | null>(null);
  const count = recorded?.count ?? 0;
  useSignalEffect(() => {
    if (at.value.is === 'idle')
      void navigator.storage.estimate().then((told) => (room.value = told), console.error);
  });
  const { usage = 0, quota = 0 } = room.value;
  const share = quota > 0 ? usage / quota : 0;
  const isBusy = at.value.is === 'busy';

  return (
    <section class="card" aria-labelledby="archive">
      <h2 class="card-title" id="archive">
        {t('Take along and bring in')}
      </h2>
      <p>
        {quota > 0
          ? tn(
              count,
              '{n} stretch of time, in this browser’s own storage on this machine: {used} of the {room} it has for Sundial.',
              '{n} stretches of time, in this browser’s own storage on this machine: {used} of the {room} it has for Sundial.',
              { used: sizeInWords(usage), room: sizeInWords(quota) },
            )
          : tn(
              count,
              '{n} stretch of time, in this browser’s own storage on this machine.',
              '{n} stretches of time, in this browser’s own storage on this machine.',
            )}
      </p>
      {share > NEARLY_FULL && (
        <p class="asks">
          {t(
            'The room is nearly full ({share} %). Export everything, then keep less of the past or delete days below.',
            { share: Math.round(share * 100) },
          )}
        </p>
      )}
      <Retention doc={doc} asking={asking} isBusy={isBusy} />
      <div class="row">
        <span>
          <b class="row-label">{t('Export everything')}</b>
          <span class="quiet">
            {t(
              'One file with all that is recorded, your sessions, scores and settings. Who has the file can read it. Not in it: pairing keys, accounts, and addresses of calendars.',
            )}
          </span>
        </span>
        <button
          type="button"
          class="plain"
          disabled={isBusy || isPrivate}
          onClick={() => void work.takeOut()}
        >
          {t('Export##verb')}
        </button>
      </div>
      <div class="row">
        <span>
          <b class="row-label">{t('Bring a file in')}</b>
          <span class="quiet" id="bring-in-line">
            {t(
              'An export of Sundial, time from RescueTime (CSV) or ActivityWatch (JSON), or lists of LeechBlock. You see what is in it first.',
            )}
          </span>
        </span>
        <button
          type="button"
          class="plain"
          aria-describedby="bring-in-line"
          disabled={isBusy || isPrivate}
          onClick={() => input.value?.click()}
        >
          {t('Choose a file')}
        </button>
        <input
          type="file"
          hidden
          ref={(made) => {
            input.value = made;
          }}
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            if (file) void work.open(file);
            // The same file can be chosen again.
            currentTarget.value = '';
          }}
        />
      </div>
      {isPrivate && <p class="quiet">{refusalInWords('private-window')}</p>}
      {at.value.is === 'busy' && (
        <div class="asks">
          <progress
            aria-label={at.value.doing}
            {...(at.value.progress
              ? { value: at.value.progress.done, max: Math.max(1, at.value.progress.of) }
              : {})}
          />
          <span>
            {at.value.progress
              ? t('{doing}: {progress}', {
                  doing: at.value.doing,
                  progress: progressInWords(at.value.progress),
                })
              : at.value.doing}
          </span>
          <button type="button" class="plain" onClick={work.cancel}>
            {t('Cancel')}
          </button>
        </div>
      )}
      <ArchivePreview work={work} />
      <p class="said-here" aria-hidden="true">
        {said.value}
      </p>
      <LiveRegion says={said.value} />
    </section>
  );
}
