import type { Doc } from '../lib/core/doc.ts';
import { proposalsAt } from '../lib/core/event-plans.ts';
import type { Meeting } from '../lib/core/meeting.ts';
import { comingNext } from '../lib/core/occasions.ts';
import { nextInWords, proposedInWords } from '../lib/ui/planned-words.ts';
import { Icon } from './Icon.tsx';
import { CALENDAR_CLOCK } from './icons.ts';

interface PlannedLineProps {
  doc: Doc;
  meetings: readonly Meeting[];
  /** By the sessions' clock, and by the machine's. */
  now: number;
  machineNow: number;
  onOpen: () => void;
}

/** The next planned session and what calendars ask for, and the way to all of it. Nothing where there is neither. */
export function PlannedLine({ doc, meetings, now, machineNow, onOpen }: PlannedLineProps) {
  const [next] = comingNext(doc, now);
  const asked = proposalsAt(doc, meetings, now).length;
  const words = [next && nextInWords(next, machineNow), asked > 0 && proposedInWords(asked)].filter(Boolean);
  if (words.length === 0) return null;
  return (
    <button type="button" class="planned-line" onClick={onOpen}>
      <Icon path={CALENDAR_CLOCK} size={16} />
      <span>{words.join(' · ')}</span>
    </button>
  );
}
