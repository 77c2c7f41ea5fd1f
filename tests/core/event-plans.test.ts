import { describe, expect, test } from 'vitest';
import type { Feed } from '../../lib/core/calendar.ts';
import { dayOf } from '../../lib/core/day.ts';
import type { Change } from '../../lib/core/doc.ts';
import { plansFrom, proposalsAt, type Told, wishOf } from '../../lib/core/event-plans.ts';
import type { Meeting } from '../../lib/core/meeting.ts';
import { comingNext } from '../../lib/core/occasions.ts';
import type { Planned } from '../../lib/core/planned.ts';
import { at, docOf, given } from './scenario.ts';

const minuteOf = (minute: number) => new Date(at(minute)).getHours() * 60 + new Date(at(minute)).getMinutes();
const event = (from: number, to: number, more: Partial<Meeting> = {}): Meeting => ({
  id: 'e/1',
  title: 'Thesis #focus',
  from: at(from),
  to: at(to),
  link: null,
  calendar: 'work',
  proposes: 'focus',
  ...more,
});
const feed = (more: Partial<Feed> = {}): Feed => ({
  id: 'work',
  name: 'Work',
  kind: 'address',
  host: null,
  status: 'fine',
  code: null,
  readAt: at(0),
  triedAt: at(0),
  kept: 1,
  skipped: 0,
  ...more,
});
const told = (meetings: Meeting[], ...feeds: Feed[]): Told => ({
  day: dayOf(at(0)),
  meetings,
  feeds: feeds.length > 0 ? feeds : [feed()],
});
const auto: Change = { kind: 'setting', id: 'plansFromCalendar', value: true };
const value: Planned = {
  task: 'Thesis',
  minutes: 50,
  level: 'distractions',
  when: { is: 'once', day: dayOf(at(60)) },
  minute: minuteOf(60),
  since: at(0),
  event: { calendar: 'work', from: at(60), to: at(110) },
};
const accepted: Change = { kind: 'planned', id: 'calendar/e/1', value };

describe('an event that says #focus', () => {
  const titles = (meetings: Meeting[], changes: Change[] = []) =>
    proposalsAt(docOf(...changes), meetings, at(0)).map(({ wish }) => wish.task);

  test('asks for a session of its length, with its title but for the tag', () => {
    expect(wishOf(event(60, 110))).toEqual({
      task: 'Thesis',
      minutes: 50,
      when: { is: 'once', day: dayOf(at(60)) },
      minute: minuteOf(60),
    });
    expect(wishOf(event(60, 110, { title: '#Focus' })).task).toBe('');
    expect(wishOf(event(60, 110, { title: 'Read #focus the draft #focused' })).task).toBe(
      'Read the draft #focused',
    );
  });

  test('asks for four hours where it is longer, and for nothing where it is shorter than five minutes', () => {
    expect(wishOf(event(60, 600)).minutes).toBe(240);
    expect(titles([event(60, 64)])).toEqual([]);
  });

  test('asks until somebody has answered, and only before its time', () => {
    expect(titles([event(60, 110)])).toEqual(['Thesis']);
    expect(titles([event(-10, 40)])).toEqual([]);
    expect(titles([event(60, 110)], [accepted])).toEqual([]);
    const { decision } = given().when({ do: 'unplan', planned: 'calendar/e/1' }, { at: 0 });
    expect(titles([event(60, 110)], (decision as { changes: Change[] }).changes)).toEqual([]);
    expect(titles([event(60, 110, { proposes: undefined as never })])).toEqual([]);
  });

  test('is planned once it is accepted, in every browser under one name', () => {
    const { event: by, since: _, ...wish } = value;
    given()
      .when({ do: 'plan', id: null, wish, event: { id: 'e/1', ...by } as never }, { at: 0 })
      .gives(accepted);
  });

  test('is planned without asking only where that is wanted', () => {
    expect(plansFrom(docOf(), told([event(60, 110)]), at(0))).toEqual([]);
    expect(plansFrom(docOf(auto), told([event(60, 110)]), at(0))).toEqual([accepted]);
    expect(plansFrom(docOf(auto, accepted), told([event(60, 110)]), at(0))).toEqual([]);
    expect(plansFrom(docOf(auto), null, at(0))).toEqual([]);
  });
});

describe('a session planned for an event', () => {
  const later = (meetings: Meeting[], changes: Change[] = [accepted], ...feeds: Feed[]) =>
    plansFrom(docOf(...changes), told(meetings, ...feeds), at(5));

  test('moves with it, and takes its new length and title', () =>
    expect(later([event(90, 120, { title: 'Thesis, chapter 2 #focus' })])).toEqual([
      {
        kind: 'planned',
        id: 'calendar/e/1',
        value: {
          ...value,
          task: 'Thesis, chapter 2',
          minutes: 30,
          minute: minuteOf(90),
          since: at(5),
          event: { calendar: 'work', from: at(90), to: at(120) },
        },
      },
    ]));

  test('is off with it, and on again with it', () => {
    const [off] = later([]);
    expect(off).toMatchObject({ value: { event: { isOff: true } } });
    expect(comingNext(docOf(off as Change), at(5))).toEqual([]);
    expect(later([], [off as Change])).toEqual([]);
    const [on] = later([event(60, 110)], [off as Change]);
    expect(comingNext(docOf(on as Change), at(5))).toHaveLength(1);
  });

  test('stays as its owner changed it', () => {
    const { event: _, since: __, ...wish } = value;
    const { decision } = given(accepted).when(
      { do: 'plan', id: 'calendar/e/1', wish: { ...wish, minutes: 25 } },
      { at: 1 },
    );
    const changes = (decision as { changes: Change[] }).changes;
    expect(later([event(90, 120)], changes)).toEqual([]);
    expect(later([], changes)).toEqual([]);
  });

  test.each<[string, Feed[]]>([
    ['could not be read', [feed({ status: 'calendar-down' })]],
    ['is not there any more', [feed({ id: 'other' })]],
    ['was read but for a part', [feed({ skipped: 1 })]],
  ])('stays when its calendar %s', (_, feeds) => expect(later([], [accepted], ...feeds)).toEqual([]));

  test('is left to the browser that knows the calendar by that name', () =>
    expect(later([event(90, 120, { calendar: 'other' })], [accepted], feed({ id: 'other' }))).toEqual([]));

  test('stays when its time has come', () =>
    expect(plansFrom(docOf(accepted), told([]), at(60))).toEqual([]));
});
