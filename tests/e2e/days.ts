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
  };
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
  type Kind = 'setting' | 'pause' | 'alert' | 'session';
  const records: { kind: Kind; id: string; value: unknown }[] = [];
  const put = (kind: Kind, id: string, value: unknown) => records.push({ kind, id, value });
  if (at !== 'first') put('setting', 'schedule', scheduleFor(at, now));
  // So long ago that only its alert still tells of it.
  if (at === 'all-alerts')
    put('session', 'd', {
      task: '',
      level: 'nothing',
      startedAt: now - 10 * HOUR,
      endsAt: now - 9 * HOUR,
      device,
    });
  if (at === 'paused') put('pause', 'p', { from: now - 20 * MINUTE, until: now + 26 * MINUTE, device });
  if (at === 'paused-open') put('pause', 'd', { from: now - 130 * MINUTE, until: null, device });
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
  const meeting = (id: string, from: number, to: number) => ({
    id,
    title: 'Design review',
    calendar: 'c',
    link: 'https://meet.test/room',
    from: now + from * MINUTE,
    to: now + to * MINUTE,
  });
  const ahead = [meeting('m', 9, 54), meeting('n', 26, 50)];
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const meetings = {
    version: 1,
    day: dayOf(now),
    zone,
    meetings: at === 'meeting' ? [meeting('m', -16, 29)] : ahead,
    feeds: [],
  };
  const hasMeetings = at === 'meeting' || at === 'work' || at === 'all-alerts';
  // What the background has in hand while this is written may write over it.
  await until('the day is as it was put', async () => {
    const { kept } = await heldBy(browser);
    // What was raised from the day of another test.
    Object.assign(kept, { alert: {}, dismissal: {} });
    for (const { kind, id, value } of records)
      (kept[kind] as Record<string, unknown>)[id] = { stamp: kept.stamp, value };
    await store(browser, hasMeetings ? { kept, meetings } : { kept });
    await browser.ask({ do: 'set', setting: 'goal', to: Array(7).fill(240) });
    const now = (await heldBy(browser)).kept;
    return records.every(({ kind, id, value }) => isDeepStrictEqual(now[kind][id]?.value, value));
  });
}
