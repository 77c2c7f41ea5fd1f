import { useSignal } from '@preact/signals';
import type { Doc } from '../../lib/core/doc.ts';
import { witnessesElsewhere } from '../../lib/core/elsewhere.ts';
import { countsOf, type Ran, type Seen } from '../../lib/core/evidence.ts';
import type { Became } from '../../lib/core/occasions.ts';
import { absencesIn } from '../../lib/core/presence.ts';
import type { Range } from '../../lib/core/range.ts';
import {
  absenceInWords,
  knockedInWords,
  outcomeInWords,
  sessionInWords,
  stretchInWords,
  witnessedInWords,
} from '../../lib/ui/activity-words.ts';
import { keptOutOf } from '../../lib/ui/kept-out.ts';
import { shortDay } from '../../lib/ui/range-words.ts';
import { reflectionInWords } from '../../lib/ui/summary-words.ts';
import { lengthInWords } from '../../lib/ui/words.ts';
import { msg, t, tn } from '../../lib/words/t.ts';
import { PlannedBeside } from './PlannedBeside.tsx';

interface SessionsProps {
  doc: Pick<Doc, 'session' | 'reflection' | 'tries' | 'witness' | 'absence' | 'browser'>;
  /** This browser's own name. */
  device: string;
  within: Range['is'];
  sessions: readonly Ran[];
  planned: readonly Became[];
  /** What was in front in a session; null while that is being read. */
  seenOf: (session: Ran) => Seen | null;
  onOpen: (session: Ran) => void;
}

/** So many are shown at once, the latest first where there are more. */
const FIRST = 8;

const NONE: Record<Range['is'], string> = {
  day: msg('None began on this day.##sessions'),
  week: msg('None began in this week.##sessions'),
  month: msg('None began in this month.##sessions'),
  year: msg('None began in this year.##sessions'),
};

/** Sessions, planned and real; those that were cancelled too. */
export function Sessions({ doc, device, within, sessions, planned, seenOf, onOpen }: SessionsProps) {
  const isAll = useSignal(false);
  const isLong = within !== 'day';
  const ordered = isLong ? sessions.toReversed() : sessions;
  return (
    <section class="card whole" aria-labelledby="sessions">
      <h2 class="card-title" id="sessions">
        {t('Focus Sessions')}
        {isLong && sessions.length > FIRST && (
          <button
            type="button"
            class="link card-link"
            aria-expanded={isAll.value}
            onClick={() => {
              isAll.value = !isAll.value;
            }}
          >
            {isAll.value
              ? tn(FIRST, 'The last {n}##sessions', 'The last {n}##sessions')
              : tn(sessions.length, 'All {n}##sessions', 'All {n}##sessions')}
          </button>
        )}
      </h2>
      <PlannedBeside planned={planned} sessions={sessions} within={within} />
      {sessions.length === 0 ? (
        <p class="quiet">{t(NONE[within])}</p>
      ) : (
        <ul>
          {(isLong && !isAll.value ? ordered.slice(0, FIRST) : ordered).map((session) => {
            const seen = seenOf(session);
            const times = stretchInWords({ from: session.startedAt, to: session.endedAt });
            return (
              <li key={session.id} class="session" data-outcome={session.outcome}>
                <span class="when">
                  {isLong ? t('{day}, {times}', { day: shortDay(session.startedAt, within), times }) : times}
                </span>
                <b class="task">
                  <bdi>{session.task || t('Untitled session')}</bdi>
                </b>
                <span class="figure">
                  <button type="button" class="opens" onClick={() => onOpen(session)}>
                    {lengthInWords(session.endedAt - session.startedAt)}
                  </button>
                </span>
                <span class="what">
                  {outcomeInWords(session)} {seen && sessionInWords(seen, session.outcome)}{' '}
                  {witnessedInWords(witnessesElsewhere(doc, session.id, device))}{' '}
                  {knockedInWords(keptOutOf(doc, session.id))}{' '}
                  {absencesIn(doc, session)
                    .map((absence) => absenceInWords(absence, doc.browser[absence.device]?.value?.name))
                    .join(' ')}{' '}
                  {reflectionInWords(doc.reflection[session.id]?.value)}{' '}
                  {countsOf(session) && doc.session[session.id]?.value?.device === device && (
                    <a class="link" href={`summary.html#${session.id}`}>
                      {t('Look back')}
                    </a>
                  )}
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
