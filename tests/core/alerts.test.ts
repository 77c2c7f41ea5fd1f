import { describe, expect, test } from 'vitest';
import { Alert } from '../../lib/core/alert.ts';
import { ALERTS } from '../../lib/core/alert-table.ts';
import { About, type AlertType } from '../../lib/core/alert-types.ts';
import { dueAlerts, isNotified, nextAlertAt, type Situation } from '../../lib/core/alerts.ts';
import { dayOf } from '../../lib/core/day.ts';
import type { Change } from '../../lib/core/doc.ts';
import { feedAt } from '../../lib/core/feed.ts';
import type { Meeting } from '../../lib/core/meeting.ts';
import { occasionName } from '../../lib/core/occasion.ts';
import { alertOf } from '../../lib/core/occasions.ts';
import type { Planned } from '../../lib/core/planned.ts';
import type { Schedule } from '../../lib/core/schedule.ts';
import { DAY, HOUR, MINUTE } from '../../lib/core/time.ts';
import type { Today } from '../../lib/core/today.ts';
import { minuteOf } from '../wishes.ts';
import { at, begun, docOf, given } from './scenario.ts';

/** Work on every day, for the two hours after minute 0. */
const schedule: Schedule = {
  week: Array.from({ length: 7 }, () => ({
    hours: { from: minuteOf(at(0)), to: minuteOf(at(0)) + 120 },
    breaks: [],
  })),
  daysOff: [],
};
const hours: Change = { kind: 'setting', id: 'schedule', value: schedule };
const goal: Change = { kind: 'setting', id: 'goal', value: Array(7).fill(60) };
const begunElsewhere: Change = {
  kind: 'session',
  id: 's',
  value: { task: '', level: 'nothing', startedAt: at(0), endsAt: at(25), device: 'third' },
};
const begunElsewhereAt = (minute: number) => ({
  task: '',
  level: 'nothing' as const,
  startedAt: at(minute),
  endsAt: at(minute + 25),
  device: 'third',
});
const absent: Change = {
  kind: 'absence',
  id: 's/there',
  value: { session: 's', device: 'there', stretches: [{ from: at(5), to: null }] },
};
const rest: Change = { kind: 'setting', id: 'break', value: { from: at(0), to: at(10) } };
const planned: Change = {
  kind: 'planned',
  id: 'p',
  value: {
    task: 'Write report',
    minutes: 25,
    level: 'distractions',
    when: { is: 'once', day: dayOf(at(30)) },
    minute: minuteOf(at(30)),
    since: at(0),
  },
};
const pause: Change = { kind: 'pause', id: 'p', value: { from: at(0), until: null, device: 'here' } };

const QUIET: Today = {
  day: '',
  device: 'here',
  times: { focus: 0, other: 0, meeting: 0, personal: 0 },
  goal: 0,
  inSessions: 0,
  afterHours: 0,
  sessions: {},
  strokes: [],
  since: null,
  away: null,
  call: null,
};
const dayAt = (instant: number) => {
  const date = new Date(instant);
  const two = (figure: number) => String(figure).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
};
const meeting: Meeting = { id: 'm', title: 'Review', from: at(60), to: at(90), link: null, calendar: 'Work' };

interface Case extends Partial<Omit<Situation, 'doc' | 'today' | 'now'>> {
  changes?: Change[];
  today?: Partial<Today>;
}

const situation = (minute: number, { changes = [], today, ...rest }: Case): Situation => ({
  doc: docOf(...changes),
  today: { ...QUIET, day: dayAt(at(minute)), ...today },
  meetings: [],
  call: null,
  newSites: null,
  news: null,
  device: 'here',
  now: at(minute),
  ...rest,
});
const due = (minute: number, of: Case) => dueAlerts(situation(minute, of));
const typesOf = (changes: Change[]) => changes.map(({ id }) => id.split('/')[0]);

/** Each type with what it comes from, the last minute at which it is not due and the first at which it is. */
const CASES: Record<AlertType, { of: (minute: number) => Case; not: number; from: number; lasts: number }> = {
  'goal-half': {
    of: (minute) => ({ changes: [goal], today: { goal: minute * MINUTE } }),
    not: 29,
    from: 30,
    lasts: 8 * HOUR,
  },
  'goal-met': {
    of: (minute) => ({ changes: [goal], today: { goal: minute * MINUTE } }),
    not: 59,
    from: 60,
    lasts: 8 * HOUR,
  },
  'day-summary': {
    of: () => ({ changes: [hours], today: { goal: MINUTE } }),
    not: 119,
    from: 120,
    // Until the next workday begins.
    lasts: DAY - 120 * MINUTE,
  },
  'after-hours': {
    of: (minute) => ({ changes: [hours], today: { afterHours: (minute - 120) * MINUTE } }),
    not: 134,
    from: 135,
    lasts: new Date(at(0)).setHours(36, 0, 0, 0) - at(135),
  },
  away: {
    of: (minute) => ({ changes: [hours], today: { away: { from: at(10), to: at(minute) } } }),
    not: 14,
    from: 15,
    lasts: 4 * HOUR,
  },
  'clear-stretch': {
    of: () => ({ changes: [hours], meetings: [meeting] }),
    not: 41,
    from: 40,
    lasts: 20 * MINUTE,
  },
  'meeting-soon': { of: () => ({ meetings: [meeting] }), not: 49, from: 50, lasts: 40 * MINUTE },
  'long-sitting': {
    of: () => ({ changes: [hours], today: { since: at(0) } }),
    not: 89,
    from: 90,
    lasts: HOUR,
  },
  'personal-limit': {
    of: (minute) => ({
      changes: [{ kind: 'setting', id: 'personalLimit', value: 30 }],
      today: { times: { ...QUIET.times, personal: minute * MINUTE } },
    }),
    not: 29,
    from: 30,
    lasts: new Date(at(0)).setHours(24, 0, 0, 0) - at(30),
  },
  'new-sites': { of: (minute) => ({ newSites: minute }), not: 0, from: 7, lasts: 3 * DAY },
  'session-summary': { of: () => ({ changes: [begun(0, 25)] }), not: 24, from: 25, lasts: DAY },
  'break-over': {
    of: () => ({ changes: [rest] }),
    not: 9,
    from: 10,
    lasts: HOUR,
  },
  rescored: { of: () => ({}), not: 0, from: 0, lasts: DAY },
  'pause-reminder': {
    of: () => ({ changes: [pause] }),
    not: 119,
    from: 120,
    lasts: 30 * DAY,
  },
  // Not before the session is over.
  'whats-new': {
    of: () => ({ changes: [begunElsewhere], news: '0.1.0' }),
    not: 24,
    from: 25,
    lasts: 3 * DAY,
  },
  'planned-soon': { of: () => ({ changes: [planned] }), not: 24, from: 25, lasts: 5 * MINUTE },
  'planned-now': { of: () => ({ changes: [planned] }), not: 29, from: 30, lasts: 25 * MINUTE },
  'out-of-touch': {
    of: () => ({ changes: [begunElsewhere, absent] }),
    not: 24,
    from: 25,
    lasts: DAY,
  },
};

describe('an alert', () => {
  const byClock = Object.entries(CASES).filter(([type]) => type !== 'rescored');
  test.each(byClock)(
    'of type %s comes in its minute, and stays as long as is said',
    (type, { of, not, from, lasts }) => {
      expect(typesOf(due(not, of(not)))).not.toContain(type);
      const raised = due(from, of(from)).filter(({ id }) => id.startsWith(`${type}/`));
      expect(raised).toHaveLength(1);
      const { about, at: since, until } = Alert.parse(raised[0]?.value);
      expect(About.parse(about).is).toBe(type);
      expect(until - since).toBe(lasts);
    },
  );

  test.each(byClock)(
    'of type %s is raised once, and by two browsers under one name',
    (type, { of, from }) => {
      const asked = of(from);
      const raised = due(from, asked);
      expect(due(from, { ...asked, device: type === 'session-summary' ? 'here' : 'there' })).toEqual(raised);
      expect(due(from, { ...asked, changes: [...(asked.changes ?? []), ...raised] })).toEqual([]);
    },
  );

  test.each(byClock)('of type %s does not come where it is switched off', (type, { of, from }) => {
    const off: Change = { kind: 'setting', id: 'alerts', value: { [type]: 'off' } };
    const asked = of(from);
    expect(typesOf(due(from, { ...asked, changes: [...(asked.changes ?? []), off] }))).not.toContain(type);
  });

  test('of a site said to be no distraction comes with the saying, and knows what was before', () => {
    const { decision } = given(begun(0, 25)).when(
      { do: 'not-a-distraction', address: 'https://social.example/' },
      { at: 5 },
    );
    expect(decision).toMatchObject({
      changes: [
        { kind: 'score', id: 'social.example', value: { as: 'other' } },
        {
          kind: 'alert',
          value: {
            about: { is: 'rescored', site: 'social.example', before: 'catalogue' },
            at: at(5),
            until: at(5) + DAY,
          },
        },
      ],
    });
  });
});

describe('the look back on a session', () => {
  const summary = (changes: Change[], minute: number) =>
    due(minute, { changes }).filter(({ id }) => id.startsWith('session-summary/'));

  test('waits a week for the browser that began it, and lives a day from when it is told', () => {
    const [late] = summary([begun(0, 25)], 3 * 24 * 60);
    expect(late?.value).toMatchObject({ at: at(3 * 24 * 60), until: at(4 * 24 * 60) });
  });

  test('knows a session that was ended before its time', () => {
    const end: Change = { kind: 'end', id: 's', value: { at: at(15), as: 'ended', device: 'here' } };
    expect(summary([begun(0, 25), end], 15)[0]?.value).toMatchObject({ about: { early: true } });
    expect(summary([begun(0, 25)], 25)[0]?.value).not.toMatchObject({ about: { early: true } });
  });

  test('is asked for of the last session only', () => {
    const later: Change = { ...begun(30, 55), id: 't' };
    expect(summary([begun(0, 25), later], 60).map(({ id }) => id)).toEqual(['session-summary/t']);
    const told = [...summary([begun(0, 25)], 25), ...summary([begun(0, 25), later], 55)];
    const feed = feedAt(docOf(begun(0, 25), later, ...told), [], at(56), 'here');
    expect(feed.map(({ id }) => id)).toEqual(['session-summary/t']);
  });

  test('is noted where it opens by itself, also by who wants no alert of it', () => {
    const off: Change = { kind: 'setting', id: 'alerts', value: { 'session-summary': 'off' } };
    const opens: Change = { kind: 'setting', id: 'opensSummary', value: true };
    expect(summary([begun(0, 25), off], 25)).toEqual([]);
    expect(summary([begun(0, 25), off, opens], 25)).toHaveLength(1);
  });
});

test('a meeting that is moved is told of anew', () => {
  const moved = { ...meeting, from: at(120), to: at(150) };
  const first = due(50, { meetings: [meeting] });
  expect(due(55, { changes: first, meetings: [moved] })).toEqual([]);
  expect(typesOf(due(110, { changes: first, meetings: [moved] }))).toEqual(['meeting-soon']);
});

test('a night’s work has its day in short too', () => {
  const night: Schedule = {
    week: Array.from({ length: 7 }, () => ({ hours: { from: 22 * 60, to: 30 * 60 }, breaks: [] })),
    daysOff: [],
  };
  const six = (new Date(at(0)).setHours(30, 0, 0, 0) - at(0)) / MINUTE;
  const changes: Change[] = [{ kind: 'setting', id: 'schedule', value: night }];
  expect(typesOf(due(six - 1, { changes, today: { goal: HOUR } }))).not.toContain('day-summary');
  expect(typesOf(due(six, { changes, today: { goal: HOUR } }))).toContain('day-summary');
  expect(nextAlertAt(docOf(...changes), [], at(six - 60))).toBe(at(six));
});

const putOff: Change = {
  kind: 'dismissal',
  id: alertOf(occasionName('p', dayOf(at(30))), at(38)),
  value: { at: at(38), again: at(43) },
};
const moved = (minute: number): Change => ({
  ...planned,
  value: { ...(planned.value as Planned), minute: minuteOf(at(minute)) },
});

test('a clear stretch between two meetings is told of as soon as the first is over, however long it is', () => {
  const first = { ...meeting, id: 'f', from: at(-30), to: at(5) };
  const next = { ...meeting, from: at(115), to: at(118) };
  expect(typesOf(due(4, { changes: [hours], meetings: [first, next], call: first }))).not.toContain(
    'clear-stretch',
  );
  expect(typesOf(due(5, { changes: [hours], meetings: [first, next] }))).toContain('clear-stretch');
});

describe('there is no alert', () => {
  const is = (minute: number, of: Case, type: AlertType) => typesOf(due(minute, of)).includes(type);
  test.each<[string, boolean]>([
    ['of half a goal that is met', is(60, { changes: [goal], today: { goal: HOUR } }, 'goal-half')],
    [
      'of a goal that is none',
      is(60, { changes: [{ ...goal, value: Array(7).fill(0) } as Change] }, 'goal-met'),
    ],
    ['of a workday on which nothing was done', is(121, { changes: [hours] }, 'day-summary')],
    [
      'of being away outside of work hours',
      is(200, { changes: [hours], today: { away: { from: at(150), to: at(199) } } }, 'away'),
    ],
    [
      'of being away for more than four hours',
      is(60, { today: { away: { from: at(-200), to: at(41) } } }, 'away'),
    ],
    [
      'of being away when it is said already what it was',
      is(
        60,
        {
          changes: [
            {
              kind: 'offline',
              id: 'o',
              value: { what: '', as: 'focus', from: at(10), to: at(30), device: 'here' },
            },
          ],
          today: { away: { from: at(10), to: at(40) } },
        },
        'away',
      ),
    ],
    [
      'of being away in a meeting',
      is(95, { meetings: [meeting], today: { away: { from: at(60), to: at(90) } } }, 'away'),
    ],
    [
      'of a long stretch in a session',
      is(95, { changes: [begun(60, 100)], today: { since: at(0) } }, 'long-sitting'),
    ],
    [
      'of a long stretch in a meeting',
      is(95, { call: { ...meeting }, today: { since: at(0) } }, 'long-sitting'),
    ],
    [
      'of a session that was cancelled',
      is(
        30,
        {
          changes: [
            begun(0, 25),
            { kind: 'end', id: 's', value: { at: at(3), as: 'cancelled', device: 'here' } },
          ],
        },
        'session-summary',
      ),
    ],
    [
      'of a break after which a session was begun before its time',
      is(
        20,
        { changes: [rest, { kind: 'session', id: 's', value: { ...begunElsewhereAt(5) } }] },
        'break-over',
      ),
    ],
    [
      'of being away when that was a break',
      is(12, { changes: [rest], today: { away: { from: at(1), to: at(11) } } }, 'away'),
    ],
    [
      'of a session that was over more than a week ago',
      is(25 + 7 * 24 * 60 + 1, { changes: [begun(0, 25)] }, 'session-summary'),
    ],
    [
      'of a session begun on another device',
      is(30, { changes: [begun(0, 25)], device: 'there' }, 'session-summary'),
    ],
    [
      'of a clear stretch in which something is planned',
      is(40, { changes: [hours, planned, moved(50)], meetings: [meeting] }, 'clear-stretch'),
    ],
    [
      'of a clear stretch while something planned is put off',
      is(40, { changes: [hours, planned, moved(38), putOff], meetings: [meeting] }, 'clear-stretch'),
    ],
    [
      'of a clear stretch that is longer than an hour and does not follow a meeting',
      is(20, { changes: [hours], meetings: [{ ...meeting, from: at(100), to: at(110) }] }, 'clear-stretch'),
    ],
    [
      'of a clear stretch of which work hours leave less than 20 minutes',
      is(101, { changes: [hours], meetings: [{ ...meeting, from: at(140), to: at(150) }] }, 'clear-stretch'),
    ],
    [
      'of a clear stretch in a session',
      is(40, { changes: [hours, begun(30, 55)], meetings: [meeting] }, 'clear-stretch'),
    ],
  ])('%s', (_, isThere) => expect(isThere).toBe(false));
});

describe('the feed', () => {
  const alert = (id: string, about: object, minute: number, until = at(600)): Change => ({
    kind: 'alert',
    id,
    value: { about, at: at(minute), until },
  });
  const half = alert('goal-half/d', { is: 'goal-half', goal: HOUR }, 5);
  const soon = alert(
    'meeting-soon/m',
    { is: 'meeting-soon', id: 'm', from: meeting.from, to: meeting.to },
    1,
  );
  const sites = alert('new-sites/w', { is: 'new-sites', count: 3 }, 9);
  const ids = (changes: Change[], minute: number, meetings = [meeting]) =>
    feedAt(docOf(...changes), meetings, at(minute), 'here').map(({ id }) => id);

  test('has what can be acted on first, then the newest', () =>
    expect(ids([half, soon, sites], 20)).toEqual(['meeting-soon/m', 'new-sites/w', 'goal-half/d']));

  test('tells how a session went where it was begun', () => {
    const summary = alert('session-summary/s', { is: 'session-summary', session: 's' }, 26);
    const changes = [begunElsewhere, summary];
    expect(ids(changes, 27)).toEqual([]);
    expect(feedAt(docOf(...changes), [], at(27), 'third')).toHaveLength(1);
  });

  test('lets go of what is over, dismissed, moot, or of a later version', () => {
    expect(ids([alert('a', { is: 'new-sites', count: 1 }, 1, at(20))], 20)).toEqual([]);
    expect(ids([half, { kind: 'dismissal', id: 'goal-half/d', value: { at: at(6) } }], 20)).toEqual([]);
    // Over early, moved, or of a calendar that is gone.
    expect(ids([soon], 62, [{ ...meeting, to: at(61) }])).toEqual([]);
    expect(ids([soon], 62, [{ ...meeting, from: at(70) }])).toEqual([]);
    expect(ids([soon], 62, [])).toEqual([]);
    expect(ids([half, alert('goal-met/d', { is: 'goal-met', goal: HOUR }, 7)], 20)).toEqual(['goal-met/d']);
    expect(ids([alert('pause-reminder/p', { is: 'pause-reminder', since: at(0) }, 1)], 20)).toEqual([]);
    expect(
      ids([pause, alert('pause-reminder/p', { is: 'pause-reminder', since: at(0) }, 1)], 20),
    ).toHaveLength(1);
    expect(ids([alert('x', { is: 'from-the-future' }, 1)], 20)).toEqual([]);
  });

  test('tells outside of the page only what is wanted so, and nothing in a session', () => {
    const types = (isFocusing: boolean) =>
      (Object.keys(ALERTS) as AlertType[]).filter((type) => isNotified(docOf(), type, isFocusing));
    expect(types(false)).toEqual([
      'goal-met',
      'meeting-soon',
      'session-summary',
      'break-over',
      'pause-reminder',
      'planned-now',
    ]);
    expect(types(true)).toEqual([]);
  });
});

test('somebody looks when an alert is due by the clock alone', () => {
  expect(nextAlertAt(docOf(), [meeting], at(0))).toBe(at(50));
  expect(nextAlertAt(docOf(), [meeting], at(-5))).toBe(at(0));
  expect(nextAlertAt(docOf(pause), [], at(0))).toBe(at(120));
  expect(nextAlertAt(docOf(hours), [], at(100))).toBe(at(120));
  expect(nextAlertAt(docOf(rest), [], at(5))).toBe(at(10));
  expect(nextAlertAt(docOf(planned), [], at(0))).toBe(at(25));
  expect(nextAlertAt(docOf(planned), [], at(25))).toBe(at(30));
  expect(nextAlertAt(docOf(planned), [], at(30), MINUTE)).toBe(at(31));
  expect(nextAlertAt(docOf(), [], at(0))).toBeNull();
});
