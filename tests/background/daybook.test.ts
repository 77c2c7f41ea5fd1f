import { beforeEach, describe, expect, test } from 'vitest';
import { createDaybook } from '../../lib/background/daybook.ts';
import type { Span } from '../../lib/core/activity.ts';
import { dayOf } from '../../lib/core/day.ts';
import { type Change, type Doc, EMPTY, type Entry } from '../../lib/core/doc.ts';
import type { Told } from '../../lib/core/event-plans.ts';
import { NEW_CLOCK } from '../../lib/core/kept.ts';
import type { Meeting } from '../../lib/core/meeting.ts';
import { merge } from '../../lib/core/merge.ts';
import { rollupsOf } from '../../lib/core/rollup.ts';
import { stampAfter } from '../../lib/core/stamp.ts';
import { DAY, MINUTE } from '../../lib/core/time.ts';
import { Today } from '../../lib/core/today.ts';
import { at, begun, CATALOGUE, docOf } from '../core/scenario.ts';
import { pageSpan } from '../spans.ts';

/** A day in memory. */
function fakeDay(doc: Doc, isPrivate = false) {
  const day = {
    doc,
    now: at(0),
    spans: [] as Span[],
    today: null as Today | null,
    meetings: [] as Meeting[],
    told: [] as string[],
    /** What is still to be seen of it. */
    notices: [] as string[],
    patience: 0,
    calendars: null as Told | null,
    opened: [] as string[],
    noted: { running: null as string | null, countedOn: '' },
    news: null as string | null,
    /** The worker comes no further than to the next notification. */
    isStopped: false,
    /** Nothing can be kept. */
    isFull: false,
    alarm: null as number | null,
    sums: 0,
    calls: 0,
    /** How often the scores were read, and all that alerts follow from. */
    read: 0,
    looks: 0,
    /** Last week cannot be read. */
    cannotCount: false,
    faults: [] as unknown[],
    book: undefined as unknown as ReturnType<typeof createDaybook>,
  };
  let stamp = '';
  const held = () => ({ device: 'here', stamp, scored: '', clock: NEW_CLOCK, outbox: null });
  const ports: Parameters<typeof createDaybook>[0] = {
    catalogue: () => CATALOGUE,
    async holding() {
      day.read++;
      return { holding: { ...held(), doc: day.doc }, now: day.now };
    },
    seen: async () => ({ device: 'here', doc: day.doc, now: day.now, shift: 0 }),
    spansBetween: async (from, to) => day.spans.filter((span) => span.from >= from && span.from < to),
    async rollupsBetween(first, last) {
      if (day.cannotCount) throw new Error('no disk');
      return rollupsOf(day.spans.filter((span) => span.day >= first && span.day <= last));
    },
    onCall: async () => {
      day.calls++;
    },
    readTrail: async () => null,
    // As storage gives it back.
    readToday: async () => day.today && Today.parse(Object.fromEntries(Object.entries(day.today).sort())),
    async saveToday(today) {
      day.today = today;
      day.sums++;
    },
    async meetings() {
      day.looks++;
      return { all: day.meetings, call: null, told: day.calendars };
    },
    patience: async () => day.patience,
    notices: async () => day.notices,
    async withdraw(id) {
      day.notices = day.notices.filter((each) => each !== id);
    },
    async add(changesOf) {
      if (day.isFull) return [];
      const changes = changesOf(day.doc);
      const entries = changes.map((change: Change) => {
        stamp = stampAfter(stamp, day.now, 'here');
        return { ...change, stamp } as Entry;
      });
      day.doc = merge(day.doc, entries);
      return changes;
    },
    async setAlarm(_, when) {
      day.alarm = when;
    },
    async notify(id) {
      if (day.isStopped) return new Promise(() => {});
      day.told.push(id);
      day.notices.push(id);
    },
    readNoted: async () => day.noted,
    async saveNoted(noted) {
      day.noted = noted;
    },
    async openSummary(session) {
      day.opened.push(session);
    },
    readNews: async () => day.news,
    async toldNews() {
      day.news = null;
    },
    isPrivate,
    report: (fault) => day.faults.push(fault),
  };
  day.book = createDaybook(ports);
  const restart = () => {
    day.book = createDaybook(ports);
  };
  return Object.assign(day, { restart });
}

const goal: Change = { kind: 'setting', id: 'goal', value: Array(7).fill(10) };
const raised = (doc: Doc) => Object.keys(doc.alert).map((id) => id.split('/')[0]);

describe('the background', () => {
  let day: ReturnType<typeof fakeDay>;
  beforeEach(() => {
    day = fakeDay(docOf(goal));
  });

  test('looks what follows from the time without reading the scores, also in a worker that has just woken', async () => {
    await day.book.look();
    day.read = 0;
    day.now = at(1);
    day.restart();
    await day.book.look();
    expect(day.read).toBe(0);
  });

  test('looks once for all who ask before it begins', async () => {
    await Promise.all([day.book.look(), day.book.sumUp(), day.book.look(), day.book.sumUp()]);
    expect(day.sums).toBe(1);
    expect(day.looks).toBe(1);
  });

  test('sums the day up, raises what follows, and tells it once', async () => {
    day.spans = [pageSpan(at(0), at(12), 'code.example')];
    day.now = at(12);
    await Promise.all([day.book.sumUp(), day.book.sumUp()]);
    await day.book.look();
    expect(day.today?.goal).toBe(at(12) - at(0));
    expect(raised(day.doc)).toEqual(['goal-met']);
    expect(day.told).toHaveLength(1);
    await day.book.sumUp();
    expect(day.sums, 'it came to the same').toBe(1);
  });

  test('tells nothing outside of the feed while a session runs, and what still holds when it is over', async () => {
    day.doc = docOf(goal, begun(0, 25));
    day.spans = [pageSpan(at(0), at(12), 'code.example', { during: 'session' })];
    day.now = at(12);
    await day.book.sumUp();
    expect(raised(day.doc)).toEqual(['goal-met']);
    expect(day.told).toEqual([]);
    day.now = at(25);
    await day.book.look();
    const [met] = Object.keys(day.doc.alert);
    expect(day.told).toEqual(['session-summary/s', met]);
    await day.book.look();
    expect(day.told).toHaveLength(2);
  });

  test.each([
    ['was cancelled', { kind: 'end', id: 's', value: { at: at(14), as: 'cancelled', device: 'here' } }],
    ['is not told of', { kind: 'setting', id: 'alerts', value: { 'session-summary': 'off' } }],
  ] as [string, Change][])('tells it too after a session that %s', async (_, change) => {
    day.doc = docOf(goal, begun(0, 25));
    day.spans = [pageSpan(at(0), at(12), 'code.example', { during: 'session' })];
    day.now = at(12);
    await day.book.sumUp();
    const [met] = Object.keys(day.doc.alert);
    day.doc = merge(day.doc, [{ ...change, stamp: 'z' } as Entry]);
    day.now = at(25);
    await day.book.look();
    expect(day.told).toEqual([met]);
  });

  test('tells it again where the worker was stopped on the way', async () => {
    day.doc = docOf(goal, begun(0, 25));
    day.spans = [pageSpan(at(0), at(12), 'code.example', { during: 'session' })];
    day.now = at(12);
    await day.book.sumUp();
    const [met] = Object.keys(day.doc.alert);
    day.doc = merge(day.doc, [
      { kind: 'end', id: 's', value: { at: at(14), as: 'cancelled', device: 'here' }, stamp: 'z' } as Entry,
    ]);
    day.now = at(14);
    day.isStopped = true;
    void day.book.look();
    await new Promise((stopped) => setTimeout(stopped, 10));
    day.isStopped = false;
    day.restart();
    await day.book.look();
    expect(day.told).toEqual([met]);
  });

  test('does not tell after a session what its owner was done with in it', async () => {
    day.doc = docOf(goal, begun(0, 25));
    day.spans = [pageSpan(at(0), at(12), 'code.example', { during: 'session' })];
    day.now = at(12);
    await day.book.sumUp();
    const [met = ''] = Object.keys(day.doc.alert);
    day.doc = merge(day.doc, [{ kind: 'dismissal', id: met, value: { at: at(20) }, stamp: 'z' } as Entry]);
    day.now = at(25);
    await day.book.look();
    expect(day.told).toEqual(['session-summary/s']);
  });

  test('opens the look back on a session by itself only where that is wanted, and once', async () => {
    const opens: Change = { kind: 'setting', id: 'opensSummary', value: true };
    for (const [changes, opened] of [
      [[begun(0, 25)], []],
      [[begun(0, 25), opens], ['s']],
    ] as const) {
      day = fakeDay(docOf(...changes));
      day.now = at(26);
      await day.book.look();
      await day.book.look();
      expect(day.opened).toEqual(opened);
    }
  });

  test('looks again when something begins, ends or is due', async () => {
    const link = null;
    day.doc = docOf({ kind: 'setting', id: 'alerts', value: { 'clear-stretch': 'off' } });
    day.meetings = [{ id: 'm', title: 'Review', from: at(60), to: at(90), link, calendar: 'Work' }];
    day.now = at(45);
    await day.book.look();
    expect(day.alarm).toBe(at(50));
    day.now = at(50);
    await day.book.look();
    expect(raised(day.doc)).toEqual(['meeting-soon']);
    expect(day.alarm).toBe(at(60));
  });

  describe('of what is planned', () => {
    const planned: Change = {
      kind: 'planned',
      id: 'p',
      value: {
        task: 'Write report',
        minutes: 25,
        level: 'distractions',
        when: { is: 'once', day: dayOf(at(30)) },
        minute: new Date(at(30)).getHours() * 60 + new Date(at(30)).getMinutes(),
        since: at(0),
      },
    };
    const now = `planned-now/p/${dayOf(at(30))}/${at(30)}`;
    beforeEach(() => {
      day.doc = docOf(planned);
    });

    test('tells five minutes before in the feed, and at its time outside of it too, once', async () => {
      await day.book.look();
      expect(day.alarm).toBe(at(25));
      day.now = at(25);
      await day.book.look();
      expect(raised(day.doc)).toEqual(['planned-soon']);
      expect(day.told).toEqual([]);
      expect(day.alarm).toBe(at(30));
      day.now = at(30);
      await day.book.look();
      await day.book.look();
      expect(day.told).toEqual([now]);
      expect(Object.keys(day.doc.occasion)).toEqual([`p/${dayOf(at(30))}`]);
    });

    test('takes the notification back once it is answered, wherever that was', async () => {
      day.now = at(30);
      await day.book.look();
      expect(day.notices).toEqual([now]);
      day.now = at(32);
      day.doc = merge(day.doc, [
        { kind: 'skip', id: `p/${dayOf(at(30))}`, stamp: 'zzz', value: { day: dayOf(at(30)), at: at(31) } },
      ]);
      await day.book.look();
      expect(day.notices).toEqual([]);
    });

    test('leaves it to the browser in front for its turn, and is not forgotten', async () => {
      day.patience = 30_000;
      day.now = at(30);
      await day.book.look();
      expect(day.told).toEqual([]);
      expect(day.alarm).toBe(at(30.5));
      day.now = at(30.5);
      await day.book.look();
      expect(day.told).toEqual([now]);
    });

    test.each([
      ['the one in front', 0, 30_000],
      ['where none is in front, the one whose turn it is', 30_000, 60_000],
    ])('is told of by one of two browsers: %s', async (_, here, there) => {
      const other = fakeDay(docOf(planned));
      day.patience = here;
      other.patience = there;
      for (let minute = 30; minute <= 32; minute += 0.5) {
        day.now = at(minute);
        other.now = at(minute);
        await Promise.all([day.book.look(), other.book.look()]);
        // What they write is heard by each other well before the next turn.
        for (const [one, another] of [
          [day, other],
          [other, day],
        ] as const)
          one.doc = merge(
            one.doc,
            Object.entries(another.doc.alert).map(([id, held]) => ({ kind: 'alert', id, ...held })),
          );
      }
      expect([...day.told, ...other.told]).toEqual([now]);
    });

    test('plans what a calendar asks for where that is wanted, and is awake at its time', async () => {
      day.doc = docOf({ kind: 'setting', id: 'plansFromCalendar', value: true });
      const event = { id: 'e', title: 'Thesis #focus', from: at(20), to: at(45), link: null, calendar: 'c' };
      day.calendars = { day: dayOf(at(0)), meetings: [{ ...event, proposes: 'focus' }], feeds: [] };
      await day.book.look();
      expect(Object.keys(day.doc.planned)).toEqual(['calendar/e']);
      expect(day.alarm).toBe(at(15));
    });
  });

  describe('counts last week’s new sites', () => {
    beforeEach(() => {
      const lastWeek = at(0) - 7 * DAY;
      day.spans = ['a.example', 'b.example', 'code.example'].map((host, nth) =>
        pageSpan(lastWeek + nth * 2 * MINUTE, lastWeek + (nth + 1) * 2 * MINUTE, host),
      );
    });
    const told = () => Object.values(day.doc.alert).map((held) => held.value?.about);
    const asked = [{ is: 'new-sites', count: 2 }];

    test('once a day, whenever the worker was stopped', async () => {
      await day.book.look();
      expect(told()).toEqual(asked);
      day.doc = EMPTY;
      day.restart();
      await day.book.look();
      expect(raised(day.doc)).toEqual([]);
    });

    test('again where they could not be counted, and tells all else meanwhile', async () => {
      day.doc = docOf(goal, begun(0, 25));
      day.now = at(25);
      day.cannotCount = true;
      await day.book.look();
      expect(raised(day.doc)).toEqual(['session-summary']);
      expect(day.faults).toHaveLength(1);
      day.cannotCount = false;
      await day.book.look();
      expect(told()).toContainEqual(asked[0]);
    });

    test('once somebody wants to hear of them', async () => {
      day.doc = docOf(goal, { kind: 'setting', id: 'alerts', value: { 'new-sites': 'off' } });
      await day.book.look();
      day.doc = docOf(goal);
      await day.book.look();
      expect(told()).toEqual(asked);
    });

    test('again where their alert could not be kept', async () => {
      day.isFull = true;
      await day.book.look();
      day.isFull = false;
      await day.book.look();
      expect(told()).toEqual(asked);
    });
  });

  test('raises nothing of today from what was yesterday', async () => {
    day.doc = docOf({ kind: 'setting', id: 'personalLimit', value: 30 });
    day.spans = [pageSpan(at(0), at(90), 'social.example')];
    day.now = at(90);
    await day.book.sumUp();
    expect(raised(day.doc)).toContain('personal-limit');
    day.doc = docOf({ kind: 'setting', id: 'personalLimit', value: 30 });
    day.now = at(24 * 60);
    await day.book.look();
    expect(raised(day.doc)).toEqual([]);
    expect(day.today?.times.personal).toBe(0);
  });

  test('tells what is new once, when no session runs', async () => {
    day.news = '0.1.0';
    day.doc = docOf(begun(0, 25));
    day.now = at(5);
    await day.book.look();
    expect([raised(day.doc), day.news]).toEqual([[], '0.1.0']);
    day.now = at(26);
    await day.book.look();
    expect(Object.keys(day.doc.alert)).toContain('whats-new/0.1.0');
    expect(day.news).toBeNull();
  });

  test('tells what is new once it can be kept, and drops what nobody wants to hear of', async () => {
    day.news = '0.1.0';
    day.isFull = true;
    await day.book.look();
    expect(day.news).toBe('0.1.0');
    day.isFull = false;
    await day.book.look();
    expect([Object.keys(day.doc.alert), day.news]).toEqual([['whats-new/0.1.0'], null]);
    day.news = '0.2.0';
    day.doc = docOf({ kind: 'setting', id: 'alerts', value: { 'whats-new': 'off' } });
    await day.book.look();
    expect([raised(day.doc), day.news]).toEqual([[], null]);
  });

  test('keeps no book of private windows', async () => {
    const hidden = fakeDay(docOf(goal), true);
    hidden.spans = [pageSpan(at(0), at(12), 'code.example')];
    await hidden.book.sumUp();
    expect(hidden.today).toBeNull();
  });

  test('reports what fails, and goes on', async () => {
    day.meetings = null as unknown as Meeting[];
    await day.book.look();
    expect(day.faults).toHaveLength(1);
    day.meetings = [];
    await day.book.look();
    expect(day.faults).toHaveLength(1);
  });
});
