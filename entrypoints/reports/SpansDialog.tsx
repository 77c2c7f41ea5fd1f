import { useSignal } from '@preact/signals';
import { keyOf, type Span } from '../../lib/core/activity.ts';
import type { Standing } from '../../lib/core/report.ts';
import { awayInWords, stretchInWords, whyCounted } from '../../lib/ui/activity-words.ts';
import { shortDay } from '../../lib/ui/range-words.ts';
import { shortLength } from '../../lib/ui/words.ts';
import { t, tn } from '../../lib/words/t.ts';
import { Dialog } from './Dialog.tsx';

/** What a number was added from. */
export interface WantedSpans {
  title: string;
  spans: Span[];
}

interface SpansDialogProps extends WantedSpans {
  standingOf: (site: string) => Standing;
  onClose: () => void;
}

const MANY = 100;

/** The spans a number was added from, each with the reason it is in it. */
export function SpansDialog({ title, spans, standingOf, onClose }: SpansDialogProps) {
  const most = useSignal(MANY);
  const time = spans.reduce((sum, span) => sum + (span.is === 'page' ? span.to - span.from : 0), 0);
  const hasDays = spans.some(({ day }) => day !== spans[0]?.day);
  return (
    <Dialog
      title={title}
      note={t('{time}, added from these stretches.', { time: shortLength(time) })}
      onClose={onClose}
    >
      <ul class="spans" aria-label={t('Stretches of time')}>
        {spans.slice(0, most.value).map((span) => (
          <li
            key={`${span.from} ${span.to}`}
            class="span"
            data-as={span.is === 'page' ? standingOf(keyOf(span)).as : undefined}
          >
            <span class="when begins">
              {hasDays
                ? t('{day}, {times}', { day: shortDay(span.from, 'year'), times: stretchInWords(span) })
                : stretchInWords(span)}
            </span>
            <span class="words">
              {span.is === 'page' ? (
                <>
                  <i class="swatch dot" />
                  <b>{keyOf(span)}</b> <bdi>{span.title}</bdi>
                </>
              ) : (
                t('Not counted')
              )}
            </span>
            <span class="figure">{shortLength(span.to - span.from)}</span>
            <details class="why">
              <summary class="why-summary">
                {span.is === 'page' ? t('Why was this counted?') : t('Why was this not counted?')}
              </summary>
              <p>
                {span.is === 'page' ? whyCounted(span, standingOf(keyOf(span))) : awayInWords(span.because)}
              </p>
            </details>
          </li>
        ))}
      </ul>
      {spans.length > most.value && (
        <button type="button" class="link more" onClick={() => (most.value += MANY * 5)}>
          {tn(spans.length, 'Show more of {n}##stretches of time', 'Show more of {n}##stretches of time')}
        </button>
      )}
    </Dialog>
  );
}
