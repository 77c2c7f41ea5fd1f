import { describe, expect, test } from 'vitest';
import type { Feed } from '../../lib/core/calendar.ts';
import { DAY, HOUR, MINUTE } from '../../lib/core/time.ts';
import { feedInWords } from '../../lib/ui/calendar-words.ts';
import { refusalInWords } from '../../lib/ui/refusals.ts';

const feed = (more: Partial<Feed>): Feed => ({
  id: 'c',
  name: 'Work',
  kind: 'address',
  host: 'calendar.example',
  status: 'fine',
  code: null,
  readAt: 0,
  triedAt: 0,
  kept: 12,
  skipped: 0,
  ...more,
});

describe('a calendar says of itself', () => {
  test.each([
    [feed({}), 5 * MINUTE, 'Read 5 minutes ago, 12 meetings in the coming week.'],
    [feed({ kept: 1 }), 10, 'Read just now, 1 meeting in the coming week.'],
    [
      feed({ kind: 'file', kept: 0 }),
      3 * DAY,
      'From a file, added 3 days ago, no meetings in the coming week.',
    ],
    [
      feed({ skipped: 2 }),
      HOUR,
      'Read 1 hour ago, 12 meetings in the coming week. 2 events could not be understood and are left out.',
    ],
    [
      feed({ status: 'calendar-gone', code: 404 }),
      2 * HOUR,
      'The calendar did not answer (404). Check the link. Meetings from the last copy stay: read 2 hours ago, 12 meetings in the coming week.',
    ],
  ])('%#', (feed, now, words) => expect(feedInWords(feed, now)).toBe(words));
});

test('a refusal tells what the server said, where one did', () => {
  const because = 'calendar-gone';
  expect(refusalInWords({ is: 'refused', because, code: 410 })).toBe(
    'The calendar did not answer (410). Check the link.',
  );
  expect(refusalInWords({ is: 'refused', because })).toBe('The calendar did not answer. Check the link.');
});
