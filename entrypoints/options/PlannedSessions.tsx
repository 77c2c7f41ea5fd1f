import { signal, useSignal } from '@preact/signals';
import { LiveRegion } from '../../components/LiveRegion.tsx';
import { Plans } from '../../components/Plans.tsx';
import { onMeetings, readMeetings } from '../../lib/browser/meetings.ts';
import type { Meetings } from '../../lib/core/calendar.ts';
import type { Doc } from '../../lib/core/doc.ts';
import { settingOf } from '../../lib/core/settings.ts';
import type { Asking } from '../../lib/ui/asking.ts';
import { refusalInWords } from '../../lib/ui/refusals.ts';
import { t } from '../../lib/words/t.ts';

const known = signal<Meetings | null>(null);
const show = (meetings: Meetings | null) => {
  known.value = meetings;
};
onMeetings(show);
readMeetings().then(show, console.error);

interface PlannedSessionsProps {
  doc: Doc;
  asking: Asking;
  /** By the sessions' clock, and by the machine's. */
  now: number;
  machineNow: number;
}

/** The sessions that are planned for later, and whether calendars may plan some. */
export function PlannedSessions({ doc, asking, now, machineNow }: PlannedSessionsProps) {
  const said = useSignal('');
  const follows = settingOf(doc, 'plansFromCalendar');

  async function follow(to: boolean) {
    const answer = await asking.ask({ do: 'set', setting: 'plansFromCalendar', to });
    said.value = answer.is === 'refused' ? refusalInWords(answer) : t('Saved.');
  }

  return (
    <section class="card" aria-labelledby="planned">
      <h2 class="card-title" id="planned">
        {t('Planned sessions')}
        <span class="said-here" aria-hidden="true">
          {said.value}
        </span>
      </h2>
      <LiveRegion says={said.value} />
      <p class="quiet">
        {t(
          'At its time you are asked whether to begin, here and in your other browsers. Nothing begins by itself.',
        )}
      </p>
      <Plans
        doc={doc}
        asking={asking}
        meetings={known.value?.meetings ?? []}
        now={now}
        machineNow={machineNow}
      />
      <label class="row">
        <span>
          <b class="row-label" id="plans-from-calendar-label">
            {t('Plan them without asking')}
          </b>
          <span class="quiet" id="plans-from-calendar-line">
            {t(
              'An event with #focus in its title or description asks for a session of its length. Switched on, it is planned at once, and moves with the event.',
            )}
          </span>
        </span>
        <input
          type="checkbox"
          role="switch"
          class="switch"
          aria-labelledby="plans-from-calendar-label"
          aria-describedby="plans-from-calendar-line"
          checked={follows}
          aria-checked={follows}
          onChange={({ currentTarget }) => void follow(currentTarget.checked)}
        />
      </label>
    </section>
  );
}
