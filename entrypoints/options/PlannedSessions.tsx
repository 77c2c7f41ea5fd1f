import { signal, useSignal } from '@preact/signals';
import { Plans } from '../../components/Plans.tsx';
import { onMeetings, readMeetings } from '../../lib/browser/meetings.ts';
import type { Meetings } from '../../lib/core/calendar.ts';
import type { Doc } from '../../lib/core/doc.ts';
import { settingOf } from '../../lib/core/settings.ts';
import type { Asking } from '../../lib/ui/asking.ts';
import { refusalInWords } from '../../lib/ui/refusals.ts';
import { t } from '../../lib/words/t.ts';
import { Card } from './Card.tsx';
import { SwitchRow } from './SwitchRow.tsx';

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
    <Card id="planned" title={t('Planned sessions')} said={said.value}>
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
      <SwitchRow
        id="plans-from-calendar"
        name={t('Plan them without asking')}
        line={t(
          'An event with #focus in its title or description asks for a session of its length. Switched on, it is planned at once, and moves with the event.',
        )}
        isOn={follows}
        onSwitch={(to) => void follow(to)}
      />
    </Card>
  );
}
