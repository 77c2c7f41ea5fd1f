import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Meetings } from '../../lib/core/calendar.ts';
import { type CalendarServer, calendarOf, openCalendarServer } from './calendar-server.ts';
import { launchFirefox } from './firefox.ts';
import { wordsOf } from './page-words.ts';
import { until } from './poll.ts';
import { stored } from './session-time.ts';

let server: CalendarServer;
let browser: Awaited<ReturnType<typeof launchFirefox>>;

beforeAll(async () => {
  server = await openCalendarServer();
  browser = await launchFirefox(server.port);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const known = () => stored<Meetings | null>(browser, 'meetings');

test('in Firefox a calendar is read by its address, stays when its server fails, and goes with everything', async () => {
  server.answer = { status: 200, text: calendarOf(3), etag: '"1"' };
  const address = `http://localhost:${server.port}/secret-word.ics`;
  expect(await browser.ask({ do: 'calendar-add', name: '', from: { address } })).toEqual({
    is: 'done',
    found: 3,
  });
  const tab = await browser.open(`${browser.home}options.html`);
  // A tab on its way has no words yet.
  const words = () =>
    wordsOf(tab)
      .words()
      .catch(() => '');
  await until('it is told of', async () =>
    (await words()).includes('Read just now, 3 meetings in the coming week.'),
  );

  await browser.ask({ do: 'calendar-refresh' });
  expect(server.asked.map(({ known }) => known)).toEqual([undefined, '"1"']);
  server.answer = { status: 410, text: '' };
  await browser.ask({ do: 'calendar-refresh' });
  await until('it says why', async () => (await words()).includes('did not answer (410)'));
  expect((await known())?.meetings).toHaveLength(3);

  await browser.ask({ do: 'forget-all' });
  expect(await known()).toBeNull();
  expect(await stored(browser, 'calendars')).toBeNull();
});
