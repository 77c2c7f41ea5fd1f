import { isDeepStrictEqual } from 'node:util';
import type { About } from '../../lib/core/alert-types.ts';
import { dayOf } from '../../lib/core/day.ts';
import type { Schedule } from '../../lib/core/schedule.ts';
import { HOUR, MINUTE } from '../../lib/core/time.ts';
import { awaySpan, pageSpan } from '../spans.ts';
import type { TestBrowser } from './browser.ts';
import { until } from './poll.ts';
import { heldBy, store } from './session-time.ts';
import { putSpans } from './spans.ts';

/** What a day of a test is at. */
export type DayAt =
  | 'work'
  | 'meeting'
  | 'break'
  | 'done'
  | 'off'
  | 'paused'
  | 'paused-open'
  | 'all-alerts'
  | 'first';

const minutesOf = (instant: number): number =>
  new Date(instant).getHours() * 60 + new Date(instant).getMinutes();

/** Hours around this minute, whatever the minute: they begin early and may go on past midnight. */
function scheduleFor(at: DayAt, now: number): Schedule {
  const minute = minutesOf(now);
  const hours = { from: Math.max(0, minute - 300), to: minute + 176 };
  const around = {
    hours,
    breaks: at === 'break' ? [{ from: Math.max(0, minute - 10), to: minute + 25 }] : [],
  };
  const over = { hours: { from: 0, to: Math.max(1, minute - 1) }, breaks: [] };
  const none = { hours: null, breaks: [] };
  const today = at === 'done' ? over : at === 'off' ? none : around;
  const week = Array.from({ length: 7 }, (_, weekday) => (weekday === new Date(now).getDay() ? today : none));
  return { week, daysOff: [] };
}

/** One of each type of alert, under the names that the background itself would give them. */
function aboutsAt(now: number): Record<string, About> {
  const soon = { id: 'm', from: now + 9 * MINUTE, to: now + 54 * MINUTE };
  const day = dayOf(now);
  return {
    [`goal-half/${day}`]: { is: 'goal-half', goal: 4 * HOUR },
    [`goal-met/${day}`]: { is: 'goal-met', goal: 4 * HOUR },
    [`day-summary/${day}`]: { is: 'day-summary', day: day },
    [`after-hours/${day}`]: { is: 'after-hours', day: day },
    [`away/${now - 95 * MINUTE}`]: { is: 'away', from: now - 95 * MINUTE, to: now - 53 * MINUTE },
    [`clear-stretch/n/${now + 26 * MINUTE}`]: { is: 'clear-stretch', id: 'n', until: now + 26 * MINUTE },
    [`meeting-soon/m/${soon.from}`]: { is: 'meeting-soon', ...soon },
    'long-sitting/d': { is: 'long-sitting', since: now - 92 * MINUTE },
    'personal-limit/d': { is: 'personal-limit', limit: 45 * MINUTE },
    'new-sites/d': { is: 'new-sites', count: 7 },
    'session-summary/d': { is: 'session-summary', session: 'd' },
    'whats-new/0.1.0': { is: 'whats-new', version: '0.1.0' },
    'rescored/d': { is: 'rescored', site: 'a-site-with-a-long-name.example', before: 'catalogue' },
    'pause-reminder/d': { is: 'pause-reminder', since: now - 130 * MINUTE },
    [`break-over/${now - 12 * MINUTE}`]: { is: 'break-over', from: now - 12 * MINUTE, to: now - 2 * MINUTE },
    'out-of-touch/d': { is: 'out-of-touch', session: 'd', device: 'other', name: 'Firefox on Linux' },
  };
}

interface Put {
  kind: 'setting' | 'pause' | 'alert' | 'session';
  id: string;
  value: unknown;
}

/** As if these records were all there is of their day: of alerts there are no others. */
async function putRecords(browser: TestBrowser, records: Put[], beside: object = {}): Promise<void> {
  // What the background has in hand while this is written may write over it.
  await until('the day is as it was put', async () => {
    const { kept } = await heldBy(browser);
    // What was raised from the day of another test.
    Object.assign(kept, { alert: {}, dismissal: {} });
    for (const { kind, id, value } of records)
      (kept[kind] as Record<string, unknown>)[id] = { stamp: kept.stamp, value };
    await store(browser, { kept, ...beside });
    await browser.ask({ do: 'set', setting: 'goal', to: Array(7).fill(240) });
    const now = (await heldBy(browser)).kept;
    return records.every(({ kind, id, value }) => isDeepStrictEqual(now[kind][id]?.value, value));
  });
}

/** What some alerts are about: a session, a pause, meetings. */
const oldSession = (now: number, device: string): Put => ({
  kind: 'session',
  id: 'd',
  // So long ago that only its alert still tells of it.
  value: { task: '', level: 'nothing', startedAt: now - 10 * HOUR, endsAt: now - 9 * HOUR, device },
});
const openPause = (now: number, device: string): Put => ({
  kind: 'pause',
  id: 'd',
  value: { from: now - 130 * MINUTE, until: null, device },
});
const meetingAt = (now: number, id: string, [from, to]: readonly [number, number]) => ({
  id,
  title: 'Design review',
  calendar: 'c',
  link: 'https://meet.test/room',
  from: now + from * MINUTE,
  to: now + to * MINUTE,
});
const AHEAD = { m: [9, 54], n: [26, 50] } as const;
const meetingsOf = (now: number, meetings: ReturnType<typeof meetingAt>[]) => ({
  meetings: {
    version: 1,
    day: dayOf(now),
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    meetings,
    feeds: [],
  },
});

/** One alert alone, on a day on which there is nothing else; not of what is planned, which the background tells itself. */
export async function putAlert(browser: TestBrowser, type: About['is']): Promise<void> {
  const now = Date.now();
  await putDay(browser, 'first');
  const { device } = (await heldBy(browser)).kept;
  const told = Object.entries(aboutsAt(now)).find(([, { is }]) => is === type);
  if (!told) throw new Error(`There is no alert of the type ${type} to be put.`);
  const [id, about] = told;
  const records: Put[] = [
    { kind: 'alert', id, value: { about, at: now - MINUTE, until: now + 5 * HOUR } },
    ...(type === 'session-summary' ? [oldSession(now, device)] : []),
    ...(type === 'pause-reminder' ? [openPause(now, device)] : []),
    ...(about.is === 'break-over'
      ? [{ kind: 'setting' as const, id: 'break', value: { from: about.from, to: about.to } }]
      : []),
  ];
  const ahead = (id: keyof typeof AHEAD) => meetingsOf(now, [meetingAt(now, id, AHEAD[id])]);
  const beside = type === 'meeting-soon' ? ahead('m') : type === 'clear-stretch' ? ahead('n') : {};
  await putRecords(browser, records, beside);
}

/** As if the day had gone on like this until now. */
export async function putDay(browser: TestBrowser, at: DayAt): Promise<void> {
  const now = Date.now();
  const page = (from: number, to: number, host: string, during: 'work' | 'session' = 'work') =>
    pageSpan(now + from * MINUTE, now + to * MINUTE, host, { during });
  const spans = [
    page(-290, -250, 'github.com'),
    page(-230, -160, 'docs.google.com', 'session'),
    page(-150, -120, 'meet.google.com'),
    page(-115, -96, 'reddit.com'),
    awaySpan(now - 95 * MINUTE, now - 53 * MINUTE),
    page(-52, -30, 'github.com'),
  ];
  await putSpans(browser, at === 'first' ? [] : spans.filter(({ day }) => day === dayOf(now)));
  // By now nothing is left of another day.
  await browser.ask({ do: 'set', setting: 'goal', to: Array(7).fill(240) });
  const { device } = (await heldBy(browser)).kept;
  const records: Put[] = [];
  const put = (kind: Put['kind'], id: string, value: unknown) => records.push({ kind, id, value });
  if (at !== 'first') put('setting', 'schedule', scheduleFor(at, now));
  if (at === 'all-alerts') records.push(oldSession(now, device));
  if (at === 'paused') put('pause', 'p', { from: now - 20 * MINUTE, until: now + 26 * MINUTE, device });
  if (at === 'paused-open') records.push(openPause(now, device));
  const wanted: Partial<Record<DayAt, About['is'][]>> = {
    work: ['goal-half', 'away', 'clear-stretch', 'meeting-soon'],
    break: ['goal-half', 'away'],
    done: ['day-summary', 'goal-met', 'goal-half', 'away'],
    paused: ['goal-half', 'away'],
    'paused-open': ['pause-reminder', 'goal-half', 'away'],
  };
  const shown = Object.entries(aboutsAt(now)).filter(
    ([, { is }]) => at === 'all-alerts' || wanted[at]?.includes(is),
  );
  for (const [minutesAgo, [id, about]] of shown.entries())
    put('alert', id, { about, at: now - minutesAgo * MINUTE, until: now + 5 * HOUR });
  const ahead = (['m', 'n'] as const).map((id) => meetingAt(now, id, AHEAD[id]));
  const hasMeetings = at === 'meeting' || at === 'work' || at === 'all-alerts';
  const meetings = meetingsOf(now, at === 'meeting' ? [meetingAt(now, 'm', [-16, 29])] : ahead);
  await putRecords(browser, records, hasMeetings ? meetings : {});
}
