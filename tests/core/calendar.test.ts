import { describe, expect, test } from 'vitest';
import { calendarAddress, faultOf, isDue } from '../../lib/core/calendar.ts';
import { MINUTE } from '../../lib/core/time.ts';

describe('the address of a calendar', () => {
  test.each([
    ['https://calendar.example/a/basic.ics', 'https://calendar.example/a/basic.ics'],
    ['  webcal://p1.calendar.example/x?y=1#z ', 'https://p1.calendar.example/x?y=1'],
    ['http://localhost:8080/a.ics', 'http://localhost:8080/a.ics'],
    ['http://127.0.0.1/a.ics', 'http://127.0.0.1/a.ics'],
  ])('is %s', (typed, address) => expect(calendarAddress(typed)).toBe(address));

  test.each([
    '',
    'calendar.example',
    'http://calendar.example/a.ics',
    'http://127.0.0.1.evil.example/',
    'file:///a.ics',
    'https://me:word@calendar.example/',
  ])('is not %s', (typed) => expect(calendarAddress(typed)).toBeNull());
});

test('what a server says is told apart', () => {
  expect([401, 403, 404, 410, 500, 429].map(faultOf)).toEqual([
    'calendar-locked',
    'calendar-locked',
    'calendar-gone',
    'calendar-gone',
    'calendar-down',
    'calendar-down',
  ]);
});

test('a calendar is due half an hour after the last attempt, and when the clock was set back', () => {
  const due = (minutes: number) => isDue({ triedAt: 0 }, minutes * MINUTE);
  expect([due(0), due(28), due(30), due(-60)]).toEqual([false, false, true, true]);
});
