import { beforeEach, describe, expect, test } from 'vitest';
import type { Calendars } from '../../lib/background/calendars.ts';
import { DAY, MINUTE } from '../../lib/core/time.ts';
import { failing, fakeCalendars, NOW, sent, textAt } from './fake-calendars.ts';

const ADDRESS = 'https://calendar.example/secret/basic.ics';

let fake: ReturnType<typeof fakeCalendars>;
let calendars: Calendars;
beforeEach(() => {
  fake = fakeCalendars();
  calendars = fake.restart();
});
const add = (address = ADDRESS, name = '') => calendars.add({ do: 'calendar-add', name, from: { address } });
const addFile = (text: string, name = 'File') => calendars.add({ do: 'calendar-add', name, from: { text } });
const later = (minutes: number) => {
  fake.now += minutes * MINUTE;
};

describe('adding a calendar', () => {
  test('by its address reads it first, and tells how many meetings the coming week has', async () => {
    fake.servers.set(ADDRESS, () => sent(textAt(10, 11)));
    expect(await add('webcal://calendar.example/secret/basic.ics')).toEqual({ is: 'done', found: 2 });
    expect(fake.titles()).toEqual(['At 10', 'At 11']);
    expect(fake.feed()).toEqual({
      id: 'c1',
      name: 'Work',
      kind: 'address',
      host: 'calendar.example',
      status: 'fine',
      code: null,
      readAt: NOW,
      triedAt: NOW,
      kept: 2,
      skipped: 0,
    });
    expect(fake.alarm).toBe(true);
    expect(JSON.stringify(fake.meetings)).not.toContain('secret');
  });

  test('from a file asks nobody, and sets no alarm', async () => {
    expect(await addFile(textAt(10))).toEqual({ is: 'done', found: 1 });
    expect(fake.feed()).toMatchObject({ name: 'File', kind: 'file', host: null });
    await calendars.look();
    expect([fake.asked, fake.alarm]).toEqual([[], false]);
  });

  test('that cannot be read is refused, and nothing is kept', async () => {
    fake.servers.set(ADDRESS, () => failing('calendar-gone', 404));
    expect(await add()).toEqual({ is: 'refused', because: 'calendar-gone', code: 404 });
    fake.servers.set(ADDRESS, () => sent('<!doctype html>Sign in'));
    expect(await add()).toEqual({ is: 'refused', because: 'calendar-web-page' });
    expect(await add('calendar.example')).toEqual({ is: 'refused', because: 'no-calendar-address' });
    expect(await addFile('Hello')).toEqual({ is: 'refused', because: 'not-a-calendar' });
    expect([fake.calendars, fake.meetings, fake.copies.size]).toEqual([[], null, 0]);
  });

  test('twice is refused', async () => {
    fake.servers.set(ADDRESS, () => sent(textAt(10)));
    await add();
    expect(await add()).toEqual({ is: 'refused', because: 'calendar-there' });
  });

  test('is refused where the calendars cannot be read, and they stay as they are', async () => {
    fake.calendars = null;
    expect(await addFile(textAt(10))).toEqual({ is: 'refused', because: 'cannot-read' });
    expect(fake.calendars).toBeNull();
  });

  test('that cannot be kept is refused and reported, and the next one is not held up', async () => {
    fake.isFull = true;
    expect(await addFile(textAt(10))).toEqual({ is: 'refused', because: 'cannot-save' });
    expect(fake.faults).toHaveLength(1);
    fake.isFull = false;
    expect(await addFile(textAt(10))).toEqual({ is: 'done', found: 1 });
  });

  test('that another holds as well counts no meeting twice', async () => {
    await addFile(textAt(10, 11));
    await addFile(textAt(11, 12));
    expect(fake.titles()).toEqual(['At 10', 'At 11', 'At 12']);
  });
});

describe('a calendar', () => {
  beforeEach(async () => {
    fake.servers.set(ADDRESS, () => sent(textAt(10), '"1"'));
    await add();
    fake.asked = [];
  });

  test('is read anew after half an hour, not before, whatever wakes', async () => {
    later(10);
    await calendars.look();
    expect(fake.asked).toEqual([]);
    later(20);
    fake.servers.set(ADDRESS, () => sent(textAt(15)));
    await Promise.all([calendars.look(), calendars.look()]);
    expect(fake.asked).toEqual([ADDRESS]);
    expect(fake.titles()).toEqual(['At 15']);
    later(1);
    await fake.restart().look();
    expect(fake.asked).toHaveLength(1);
  });

  test('is read at once when somebody asks for it', async () => {
    await calendars.look({ all: true });
    expect(fake.asked).toEqual([ADDRESS]);
  });

  test('that has not changed is fetched by its version only, and not read again', async () => {
    later(30);
    let known: unknown;
    fake.servers.set(ADDRESS, (of) => {
      known = of;
      return { is: 'same' };
    });
    const { read } = fake;
    await calendars.look();
    expect(known).toMatchObject({ etag: '"1"' });
    expect(fake.feed()).toMatchObject({ status: 'fine', readAt: fake.now, kept: 1 });
    expect(fake.read).toBe(read);
    expect(fake.titles()).toEqual(['At 10']);
  });

  test.each([
    ['does not answer', failing('calendar-unreachable', null), 'calendar-unreachable', null],
    ['says that there is none', failing('calendar-gone', 410), 'calendar-gone', 410],
    ['sends a page to sign in', sent('<html>'), 'calendar-web-page', null],
    ['sends half of it', sent(textAt(15).slice(0, -20)), 'calendar-cut-off', null],
  ])('whose server %s keeps its last copy, and says so', async (_, answer, status, code) => {
    later(30);
    fake.servers.set(ADDRESS, () => answer);
    const { read } = fake;
    await calendars.look();
    // What came is looked at where something did; the last copy is not.
    expect(fake.read - read).toBe(answer.is === 'text' ? 1 : 0);
    expect(fake.titles()).toEqual(['At 10']);
    expect(fake.feed()).toMatchObject({ status, code, readAt: NOW, triedAt: fake.now, kept: 1 });
    expect(fake.copies.get('c1')?.text).toBe(textAt(10));
    later(30);
    fake.servers.set(ADDRESS, () => sent(textAt(15)));
    await calendars.look();
    expect(fake.feed()).toMatchObject({ status: 'fine', code: null });
    expect(fake.titles()).toEqual(['At 15']);
  });

  test('is read from its copy for another day, offline as well', async () => {
    fake.servers.clear();
    fake.now += 3 * DAY;
    await calendars.look();
    expect(fake.titles()).toEqual([]);
    fake.now -= 3 * DAY;
    await calendars.look();
    expect(fake.titles()).toEqual(['At 10']);
  });

  test('is read from its copy when what pages know is lost', async () => {
    fake.meetings = null;
    fake.servers.clear();
    await fake.restart().look();
    expect(fake.titles()).toEqual(['At 10']);
    expect(fake.feed()).toMatchObject({ readAt: NOW, status: 'calendar-unreachable' });
  });

  test('is gone with its copy and its meetings when it is removed; the alarm goes with the last', async () => {
    await addFile(textAt(12));
    expect(fake.alarm).toBe(true);
    expect(await calendars.remove({ do: 'calendar-remove', id: 'c1' })).toEqual({ is: 'done' });
    expect(fake.titles()).toEqual(['At 12']);
    expect([...fake.copies.keys()]).toEqual([fake.calendars?.[0]?.id]);
    expect(fake.alarm).toBe(false);
  });

  test('removed while its server answers does not come back', async () => {
    later(30);
    let answer = (): void => {};
    const asked = new Promise<void>((begun) => {
      fake.servers.set(ADDRESS, () => {
        begun();
        return new Promise((resolve) => {
          answer = () => resolve(sent(textAt(15)));
        });
      });
    });
    const looking = calendars.look();
    await asked;
    await calendars.alone(async () => {
      fake.calendars = [];
      fake.meetings = null;
      fake.copies.clear();
    });
    answer();
    await looking;
    expect([fake.meetings, fake.copies.size]).toEqual([null, 0]);
  });
});

test('where there are no calendars nothing is asked, read or written', async () => {
  expect(await calendars.look()).toEqual({ is: 'done' });
  expect([fake.asked, fake.read, fake.meetings]).toEqual([[], 0, null]);
});
