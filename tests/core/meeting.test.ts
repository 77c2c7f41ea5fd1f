import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Meeting,
  meetingAt,
  meetingsIn,
  meetingTime,
  nextMeeting,
  onceEach,
} from '../../lib/core/meeting.ts';
import { MINUTE } from '../../lib/core/time.ts';
import { at } from './scenario.ts';

const meeting = (id: string, from: number, to: number, more: Partial<Meeting> = {}): Meeting => ({
  id,
  title: id,
  from: at(from),
  to: at(to),
  link: null,
  calendar: 'c',
  ...more,
});
const focus = meeting('focus', 0, 100, { proposes: 'focus' });
const DAY = { from: at(-540), to: at(900) };
const minutes = ({ done, toCome }: { done: number; toCome: number }) => [done / MINUTE, toCome / MINUTE];

describe('the meeting that is on', () => {
  const review = meeting('review', 0, 60);
  const call = meeting('call', 30, 45);

  test('is on from its first instant, and not at its last', () => {
    expect(meetingAt([review], at(0))).toBe(review);
    expect(meetingAt([review], at(60))).toBeNull();
    expect(meetingAt([review], at(-1))).toBeNull();
  });

  test('is of several the one that began last', () => {
    expect(meetingAt([call, review], at(40))).toBe(call);
    expect(meetingAt([call, review], at(50))).toBe(review);
  });

  test('is over when somebody says so, and the one around it is on again', () => {
    expect(meetingAt([review, call], at(40), { call: at(35) })).toBe(review);
    expect(meetingAt([review, call], at(34), { call: at(35) })).toBe(call);
    expect(meetingAt([review], at(0), { review: at(0) })).toBeNull();
  });

  test('is on again where it was moved after somebody said it was over', () =>
    expect(meetingAt([review], at(10), { review: at(-30) })).toBe(review));

  test('is never one that only asks for a session', () => expect(meetingAt([focus], at(10))).toBeNull());
});

describe('meetings', () => {
  const all = [meeting('b', 60, 90), focus, meeting('a', 0, 30)];
  const ids = (meetings: Meeting[]) => meetings.map(({ id }) => id);

  test('of a stretch are those of which a part lies in it, in order', () => {
    expect(ids(meetingsIn(all, { from: at(29), to: at(61) }))).toEqual(['a', 'b']);
    expect(ids(meetingsIn(all, { from: at(30), to: at(60) }))).toEqual([]);
  });

  test('come one after another', () => {
    expect(nextMeeting(all, at(-5))?.id).toBe('a');
    expect(nextMeeting(all, at(0))?.id).toBe('b');
    expect(nextMeeting(all, at(60))).toBeNull();
  });

  test('that two calendars hold are there once', () =>
    expect(
      onceEach([...all, meeting('a', 0, 30, { calendar: 'd' })]).map(({ id, calendar }) => id + calendar),
    ).toEqual(['ac', 'focusc', 'bc']));
});

describe('the meeting time of a day', () => {
  test('is counted once where meetings overlap, done and to come', () => {
    const all = [
      meeting('a', 0, 60),
      meeting('b', 30, 90),
      meeting('c', 40, 50),
      meeting('d', 120, 150),
      focus,
    ];
    expect(minutes(meetingTime(all, DAY, at(45)))).toEqual([45, 75]);
    expect(minutes(meetingTime(all, DAY, at(-5)))).toEqual([0, 120]);
    expect(minutes(meetingTime(all, DAY, at(500)))).toEqual([120, 0]);
  });

  test('ends where somebody said a meeting was over', () =>
    expect(minutes(meetingTime([meeting('a', 0, 60)], DAY, at(30), { a: at(20) }))).toEqual([20, 0]));

  test('is the part of a meeting that lies in the day', () =>
    expect(minutes(meetingTime([meeting('a', -600, -510)], DAY, at(0)))).toEqual([30, 0]));

  test('is the minutes with a meeting on, whatever the meetings', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -20, max: 80 }), fc.integer({ min: 1, max: 40 })), {
          maxLength: 8,
        }),
        fc.integer({ min: -10, max: 110 }),
        fc.dictionary(fc.constantFrom('0', '1', '2'), fc.integer({ min: -10, max: 110 }).map(at)),
        (spans, now, left) => {
          const all = spans.map(([from, length], id) => meeting(String(id), from, from + length));
          const day = { from: at(0), to: at(90) };
          const on = Array.from({ length: 90 }, (_, minute) => minute).filter((minute) =>
            meetingAt(all, at(minute), left),
          );
          const done = on.filter((minute) => minute < now).length;
          expect(minutes(meetingTime(all, day, at(now), left))).toEqual([done, on.length - done]);
        },
      ),
    ));
});
