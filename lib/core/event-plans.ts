import { type Meetings, windowAround } from './calendar.ts';
import { boundsOf, dayOf } from './day.ts';
import { type Change, type Doc, each, prepOf, type Unscored } from './doc.ts';
import type { Meeting } from './meeting.ts';
import { comingNext } from './occasions.ts';
import { MOST_PLANNED } from './plannable.ts';
import type { Planned, Wish } from './planned.ts';
import { planOfEvent } from './planning.ts';
import type { Between } from './schedule.ts';
import { LONGEST, SHORTEST, TASK_LENGTH } from './session.ts';
import { settingOf } from './settings.ts';
import { charactersOf, tidyTask } from './task.ts';
import { MINUTE } from './time.ts';

/** What calendars tell, as far as it bears on plans. */
export type Told = Pick<Meetings, 'day' | 'meetings' | 'feeds'>;

const TAG = /(^|\s)#focus\b/gi;

/** What an event asks for: its title without the tag, for as long as it takes, which may be longer than any session. */
export function wishOf({
  title,
  from,
  to,
}: Between & { title: string }): Pick<Wish, 'task' | 'minutes' | 'when' | 'minute'> {
  const begins = new Date(from);
  return {
    task: charactersOf(tidyTask(title.replace(TAG, ' ')))
      .slice(0, TASK_LENGTH)
      .join(''),
    minutes: Math.min(LONGEST, Math.round((to - from) / MINUTE)),
    when: { is: 'once', day: dayOf(from) },
    minute: begins.getHours() * 60 + begins.getMinutes(),
  };
}

/** The same with all that an event does not tell: as the last session was. */
function wishFor(doc: Pick<Doc, 'setting'>, meeting: Meeting): Wish {
  const { level, project } = prepOf(doc);
  return { ...wishOf(meeting), level, ...(project ? { project } : {}) };
}

const asksFor = ({ proposes, from, to }: Meeting): boolean =>
  proposes === 'focus' && to - from >= SHORTEST * MINUTE;

/** The events to come that ask for a session nobody has answered yet, with what would be planned, first things first. */
export const proposalsAt = (
  doc: Pick<Doc, 'planned' | 'setting'>,
  meetings: readonly Meeting[],
  now: number,
): { meeting: Meeting; wish: Wish }[] =>
  meetings
    .filter((meeting) => asksFor(meeting) && meeting.from > now && !(planOfEvent(meeting.id) in doc.planned))
    .sort((one, other) => one.from - other.from)
    .map((meeting) => ({ meeting, wish: wishFor(doc, meeting) }));

function proposed(doc: Unscored, { meetings }: Told, now: number): Change[] {
  if (!settingOf(doc, 'plansFromCalendar')) return [];
  const room = Math.max(0, MOST_PLANNED - comingNext(doc, now).length);
  return proposalsAt(doc, meetings, now)
    .slice(0, room)
    .map(({ meeting: { id, calendar, from, to }, wish }) => ({
      kind: 'planned',
      id: planOfEvent(id),
      value: { ...wish, since: now, event: { calendar, from, to } },
    }));
}

const isSame = (plan: Planned, wish: ReturnType<typeof wishOf>): boolean =>
  plan.task === wish.task &&
  plan.minutes === wish.minutes &&
  plan.minute === wish.minute &&
  plan.when.is === 'once' &&
  wish.when.is === 'once' &&
  plan.when.day === wish.when.day;

/** Events that were moved move what was planned for them, and those that are gone take it along, unless its owner changed it. */
function followed(doc: Unscored, { day, meetings, feeds }: Told, now: number): Change[] {
  const known = windowAround(boundsOf(day).from);
  return each(doc, 'planned').flatMap(([id, plan]): Change[] => {
    const { event } = plan;
    // Only one browser calls the calendar so: others may have read it earlier, and would take the change back.
    const feed = event && !event.isOwn && feeds.find((each) => each.id === event.calendar);
    if (!feed || event.from <= now) return [];
    const meeting = meetings.find((each) => asksFor(each) && planOfEvent(each.id) === id);
    const put = (value: Planned): Change[] => [{ kind: 'planned', id, value }];
    if (!meeting) {
      // What could not be read of it may be this one.
      const isKnown =
        feed.status === 'fine' && feed.skipped === 0 && event.from >= known.from && event.from < known.to;
      return isKnown && !event.isOff ? put({ ...plan, event: { ...event, isOff: true } }) : [];
    }
    const wish = wishOf(meeting);
    if (isSame(plan, wish) && !event.isOff) return [];
    const { isOff: _, ...by } = event;
    return put({ ...plan, ...wish, since: now, event: { ...by, from: meeting.from, to: meeting.to } });
  });
}

/** What follows from calendars for what is planned. */
export const plansFrom = (doc: Unscored, told: Told | null, now: number): Change[] =>
  told ? [...proposed(doc, told, now), ...followed(doc, told, now)] : [];
