import type { Doc } from '../../lib/core/doc.ts';
import type { Evidence } from '../../lib/core/report.ts';
import { knockedInWords, outcomeInWords, sessionInWords } from '../../lib/ui/activity-words.ts';
import { keptOutOf } from '../../lib/ui/kept-out.ts';
import { lengthInWords, timeOfDay } from '../../lib/ui/words.ts';

interface SessionsProps {
  doc: Pick<Doc, 'tries'>;
  sessions: readonly Evidence[];
  onOpen: (session: Evidence) => void;
}

/** The sessions of a day, planned and real; those that were cancelled too. */
export const Sessions = ({ doc, sessions, onOpen }: SessionsProps) => (
  <section class="card" aria-labelledby="sessions">
    <h2 class="card-title" id="sessions">
      Focus Sessions
    </h2>
    {sessions.length === 0 ? (
      <p class="quiet">None began on this day.</p>
    ) : (
      <ul>
        {sessions.map((session) => (
          <li key={session.id} class="session" data-outcome={session.outcome}>
            <span class="when">
              {timeOfDay(session.startedAt)} to {timeOfDay(session.endedAt)}
            </span>
            <b class="task">{session.task || 'Untitled session'}</b>
            <span class="figure">
              <button type="button" class="opens" onClick={() => onOpen(session)}>
                {lengthInWords(session.endedAt - session.startedAt)}
              </button>
            </span>
            <span class="what">
              {outcomeInWords(session)} {sessionInWords(session)} {knockedInWords(keptOutOf(doc, session.id))}
            </span>
          </li>
        ))}
      </ul>
    )}
  </section>
);
