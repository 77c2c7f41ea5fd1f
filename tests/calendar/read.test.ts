import { describe, expect, test } from 'vitest';
import { readCalendar } from '../../lib/calendar/read.ts';
import { begins, calendar, event, meetings, read, WANTED } from './calendar-text.ts';

const AT_TEN = ['DTSTART:20261123T100000Z', 'DTEND:20261123T103000Z'];
const BERLIN = ['DTSTART;TZID=Europe/Berlin:20261123T100000', 'DURATION:PT30M'];
/** As Exchange tells of Berlin, under a name of its own. */
const ZONE = `BEGIN:VTIMEZONE
TZID:Our place
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE`;

describe('a meeting', () => {
  test('has its title, its time and its calendar', () =>
    expect(meetings(event('SUMMARY:Review\\, with Ana', ...AT_TEN))).toEqual([
      {
        id: 'u',
        title: 'Review, with Ana',
        from: Date.UTC(2026, 10, 23, 10),
        to: Date.UTC(2026, 10, 23, 10, 30),
        link: null,
        calendar: 'c',
      },
    ]));

  test('is read whatever the ends and folds of lines, in the second calendar of a file as well', () => {
    const text = calendar(event('SUMMARY:Revi\r\n ew', ...AT_TEN));
    const second = calendar(event('UID:v', ...AT_TEN));
    const titles = (text: string) => read(text).meetings.map(({ title }) => title);
    expect(titles(`\uFEFF${text}${second}`)).toEqual(['Review', '']);
    expect(titles(text.replaceAll('\r\n', '\n'))).toEqual(['Review']);
  });

  test('that was cancelled, leaves one free, takes all day or no time is none', () => {
    const all = [
      event('UID:1', 'STATUS:CANCELLED', ...AT_TEN),
      event('UID:2', 'TRANSP:TRANSPARENT', ...AT_TEN),
      event('UID:3', 'X-MICROSOFT-CDO-BUSYSTATUS:FREE', ...AT_TEN),
      event('UID:4', 'DTSTART;VALUE=DATE:20261123'),
      event('UID:5', 'DTSTART:20261123T000000Z', 'DTEND:20261124T000000Z'),
      event('UID:6', 'DTSTART:20261123T100000Z'),
    ];
    expect(read(calendar(...all))).toMatchObject({ meetings: [], skipped: 0 });
  });

  test('its owner said no to is none', () => {
    const declined = (who: string) =>
      event(
        'UID:1',
        ...AT_TEN,
        'ATTENDEE;PARTSTAT=DECLINED:mailto:Me@x.example',
        `ATTENDEE;CN="A: B";PARTSTAT=ACCEPTED:mailto:${who}`,
      );
    expect(meetings('X-WR-CALNAME:me@x.example', declined('ana@x.example'))).toEqual([]);
    expect(meetings('X-WR-CALNAME:ana@x.example', declined('ana@x.example'))).toHaveLength(1);
  });

  test('has somebody else in it or somewhere to join, where the calendar tells of people', () => {
    const alone = event('UID:alone', 'SUMMARY:Dentist', ...AT_TEN);
    const people = event('UID:people', 'ATTENDEE:mailto:ana@x.example', ...AT_TEN);
    const call = event('UID:call', 'LOCATION:https://meet.google.com/abc-defg-hij', ...AT_TEN);
    const ids = (...parts: string[]) => meetings(...parts).map(({ id }) => id);
    expect(ids(alone, people, call)).toEqual(['call', 'people']);
    expect(ids(alone)).toEqual(['alone']);
    expect(ids('X-WR-CALNAME:ana@x.example', alone, people)).toEqual([]);
    // A room is nobody; who invites nobody but oneself is alone.
    const room = event('UID:room', 'ATTENDEE;CUTYPE=ROOM:mailto:r4@x.example', ...AT_TEN);
    const own = ['ORGANIZER:mailto:me@x.example', 'ATTENDEE:mailto:me@x.example'];
    expect(ids(room, event('UID:own', ...own, ...AT_TEN))).toEqual([]);
    expect(ids(event('UID:two', ...own, 'ATTENDEE:mailto:ana@x.example', ...AT_TEN))).toEqual(['two']);
  });

  test('is none but asks for a session where its title says #focus', () =>
    expect(meetings(event('SUMMARY:Thesis #focus', 'TRANSP:TRANSPARENT', ...AT_TEN))).toMatchObject([
      { title: 'Thesis #focus', proposes: 'focus' },
    ]));
});

describe('the time of a meeting', () => {
  test('lies in the days that are asked for, from the first instant to the last', () => {
    const at = (id: string, time: string, zone: string) =>
      event(`UID:${id}`, `DTSTART;TZID=${zone}:${time}`, 'DURATION:PT1H');
    const { from, to } = { from: Date.UTC(2026, 10, 23), to: Date.UTC(2026, 10, 24) };
    const edges = [
      at('over', '20261122T230000', 'UTC'),
      at('first', '20261122T233000', 'UTC'),
      // The clocks of these places are furthest from those in Greenwich.
      at('east', '20261124T133000', 'Pacific/Kiritimati'),
      at('west', '20261122T130000', 'Pacific/Pago_Pago'),
      at('next', '20261124T000000', 'UTC'),
    ];
    const { meetings } = read(calendar(...edges), { from, to });
    expect(meetings.map(({ id }) => id)).toEqual(['first', 'west', 'east']);
  });

  const at = (zone: string) => `;TZID=${zone}:20261123T100000`;
  const isRight = (start: string, zone: string) => {
    const { meetings } = read(calendar(ZONE, event(`DTSTART${start}`, 'DURATION:PT30M')), { zone });
    expect(meetings).toMatchObject([{ from: Date.UTC(2026, 10, 23, 9), to: Date.UTC(2026, 10, 23, 9, 30) }]);
  };

  test.each([
    ['in UTC', ':20261123T090000Z'],
    ['in a zone the browser knows', at('Europe/Berlin')],
    ['in a zone with a path before it', at('/x.example/2005_1/Europe/Berlin')],
    ['in a zone as Windows calls it', at('"W. Europe Standard Time"')],
    ['in a zone the file describes', at('Our place')],
  ])('%s is the same wherever the machine is', (_, start) => isRight(start, 'Asia/Tokyo'));

  test.each([
    ['in a zone nobody knows', at('Atlantis')],
    ['in no zone', ':20261123T100000'],
  ])('%s is in that of the machine', (_, start) => isRight(start, 'Europe/Berlin'));

  test('in a zone whose clocks are half an hour apart from others is as the file describes', () => {
    const india = ZONE.replace('Our place', 'India').replace(/TZOFFSET(FROM|TO):.*/g, 'TZOFFSET$1:+0530');
    expect(begins(india, event(`DTSTART${at('India')}`, 'DURATION:PT1H'))).toEqual(['11-23 04:30']);
  });

  test('in no zone is in that of its file, where that has one', () => {
    const text = calendar('X-WR-TIMEZONE:Europe/Berlin', event('DTSTART:20261123T100000', 'DURATION:PT30M'));
    expect(read(text, { zone: 'Asia/Tokyo' }).meetings[0]?.from).toBe(Date.UTC(2026, 10, 23, 9));
  });

  test('stays on the wall where clocks change', () => {
    const around = { from: Date.UTC(2026, 9, 24), to: Date.UTC(2026, 9, 28), zone: 'Asia/Tokyo' };
    for (const zone of ['Europe/Berlin', 'Our place', 'Romance Standard Time']) {
      const daily = event(`DTSTART;TZID=${zone}:20260301T100000`, 'DURATION:PT1H', 'RRULE:FREQ=DAILY');
      const hours = read(calendar(ZONE, daily), around).meetings.map(({ from }) =>
        new Date(from).getUTCHours(),
      );
      expect(hours).toEqual([8, 9, 9, 9]);
    }
  });

  test('that clocks leave out is read as before the change; what they show twice is the first', () => {
    const around = { from: Date.UTC(2026, 2, 28), to: Date.UTC(2026, 9, 27), zone: 'Asia/Tokyo' };
    for (const zone of ['Europe/Berlin', 'Our place']) {
      const at = (id: string, time: string) =>
        event(`UID:${id}`, `DTSTART;TZID=${zone}:${time}`, 'DURATION:PT1H');
      const text = calendar(ZONE, at('1', '20260329T023000'), at('2', '20261025T023000'));
      expect(
        read(text, around).meetings.map(({ from }) => new Date(from).toISOString().slice(5, 16)),
      ).toEqual(['03-29T01:30', '10-25T00:30']);
    }
  });
});

describe('a meeting that recurs', () => {
  const weekly = (...lines: string[]) =>
    event(
      'DTSTART;TZID=Europe/Berlin:20260105T100000',
      'DURATION:PT1H',
      'RRULE:FREQ=WEEKLY;BYDAY=MO,TU',
      ...lines,
    );
  const ALL = ['11-23 09:00', '11-24 09:00', '11-30 09:00', '12-01 09:00'];

  test('is there each time, with a name for each', () => {
    expect(begins(weekly())).toEqual(ALL);
    expect(new Set(meetings(weekly()).map(({ id }) => id)).size).toBe(4);
  });

  test.each([
    ['an instant', 'EXDATE;TZID=Europe/Berlin:20261124T100000,20261201T100000'],
    ['an instant in UTC', 'EXDATE:20261124T090000Z,20261201T090000Z'],
    ['a day', 'EXDATE;VALUE=DATE:20261124,20261201'],
  ])('is left out by %s', (_, line) => expect(begins(weekly(line))).toEqual(['11-23 09:00', '11-30 09:00']));

  test('is there at other times as well', () =>
    expect(begins(weekly('RDATE;TZID=Europe/Berlin:20261126T150000'))).toContain('11-26 14:00'));

  test('is over when its rule says so, in UTC or as clocks show it', () => {
    const until = (end: string) => begins(event(...BERLIN, `RRULE:FREQ=DAILY;UNTIL=${end}`)).length;
    expect([until('20261125T090000Z'), until('20261125T085959Z'), until('20261125')]).toEqual([3, 2, 3]);
  });

  test('moves once and keeps its name; the others stay', () => {
    const moved = event(
      'RECURRENCE-ID;TZID=Europe/Berlin:20261124T100000',
      'DTSTART;TZID=Europe/Berlin:20261125T160000',
      'DURATION:PT2H',
      'SUMMARY:Later',
    );
    expect(begins(weekly(), moved)).toEqual(['11-23 09:00', '11-25 15:00', '11-30 09:00', '12-01 09:00']);
    const id = meetings(weekly())[1]?.id;
    expect(meetings(weekly(), moved)[1]).toMatchObject({ id, title: 'Later' });
    // In whatever order, and told in UTC.
    expect(
      begins(moved.replace('ID;TZID=Europe/Berlin:20261124T100000', 'ID:20261124T090000Z'), weekly()),
    ).toHaveLength(4);
  });

  test('moves once, whatever is said of how that recurs', () => {
    const rule = ['RRULE:FREQ=DAILY', 'RDATE:20261127T090000Z'];
    const moved = event(
      'RECURRENCE-ID:20261124T090000Z',
      'DTSTART:20261125T090000Z',
      'DURATION:PT1H',
      ...rule,
    );
    expect(begins(weekly(), moved)).toEqual(['11-23 09:00', '11-25 09:00', '11-30 09:00', '12-01 09:00']);
  });

  test('moves into these days from far away', () => {
    const moved = event('RECURRENCE-ID:20270105T090000Z', 'DTSTART:20261126T090000Z', 'DURATION:PT1H');
    expect(begins(weekly(), moved)).toContain('11-26 09:00');
  });

  test('is cancelled once', () => {
    const cancelled = event(
      'RECURRENCE-ID;TZID=Europe/Berlin:20261124T100000',
      'DTSTART;TZID=Europe/Berlin:20261124T100000',
      'DURATION:PT1H',
      'STATUS:CANCELLED',
    );
    expect(begins(weekly(), cancelled)).toEqual(ALL.filter((each) => each !== '11-24 09:00'));
  });

  test('is told of twice: the later telling counts', () => {
    const [old, fresh] = ['20261123T100000Z', '20261124T120000Z'].map((at, sequence) =>
      event(`SEQUENCE:${sequence}`, `DTSTART:${at}`, 'DURATION:PT1H'),
    );
    expect(begins(fresh ?? '', old ?? '')).toEqual(['11-24 12:00']);
  });
});

describe('where to join', () => {
  const linkOf = (...lines: string[]) => meetings(event(...AT_TEN, ...lines))[0]?.link;
  test.each([
    ['X-GOOGLE-CONFERENCE:https://meet.google.com/abc-defg-hij', 'https://meet.google.com/abc-defg-hij'],
    ['CONFERENCE;VALUE=URI;FEATURE=AUDIO:https://rooms.example/1', 'https://rooms.example/1'],
    ['LOCATION:Room 4\\, https://zoom.us/j/123?pwd=a.', 'https://zoom.us/j/123?pwd=a'],
    ['URL:https://company.webex.com/meet/ana', 'https://company.webex.com/meet/ana'],
    [
      'DESCRIPTION:Agenda https://docs.example/a\\nJoin (https://meet.jit.si/Review)',
      'https://meet.jit.si/Review',
    ],
    [
      'X-ALT-DESC;FMTTYPE=text/html:<a href="https://teams.live.com/meet/1?p=a&amp;b=c">Join</a>',
      'https://teams.live.com/meet/1?p=a&b=c',
    ],
    [
      'DESCRIPTION:Join <https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fteams.microsoft.com%2Fl%2Fmeetup-join%2F19&data=5>',
      'https://teams.microsoft.com/l/meetup-join/19',
    ],
    [
      'DESCRIPTION:https://www.google.com/url?q=https://meet.google.com/abc-defg-hij&sa=D',
      'https://meet.google.com/abc-defg-hij',
    ],
    ['LOCATION:https://acme.whereby.com/daily', 'https://acme.whereby.com/daily'],
  ])('is found in %s', (line, link) => expect(linkOf(line)).toBe(link));

  test.each([
    'LOCATION:http://zoom.us/j/123',
    'URL:https://zoom.us.evil.example/j/123',
    'URL:https://docs.example/agenda',
    'X-GOOGLE-CONFERENCE:javascript:alert(1)',
    'DESCRIPTION:https://user:word@zoom.us/j/1',
  ])('is not %s', (line) => expect(linkOf(line)).toBeNull());
});

describe('what cannot be understood', () => {
  test.each([
    'DTSTART:tomorrow',
    'DTSTART:20260230T100000Z',
    'SUMMARY:No time at all',
    'DTSTART:20261123T100000Z\r\nDTEND:20261123T090000Z',
    'DTSTART:20261123T100000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=SECONDLY',
    'DTSTART:20261123T100000Z\r\nDURATION:PT1H\r\nRECURRENCE-ID:then',
  ])('is left out and counted: %s', (lines) => {
    const reading = read(calendar(event('UID:bad', lines), event('UID:good', ...AT_TEN)));
    expect(reading.skipped).toBe(1);
    expect(reading.meetings.map(({ id }) => id)).toEqual(['good']);
  });

  test('is an event that does not end', () => {
    const open = event('UID:open', ...AT_TEN).replace('\r\nEND:VEVENT', '');
    const reading = read(calendar(open, event('UID:good', ...AT_TEN)));
    expect([reading.skipped, reading.meetings.length]).toEqual([1, 1]);
  });

  test.each([
    ['not-a-calendar', ''],
    ['not-a-calendar', 'Hello'],
    ['not-a-calendar', '{"items": []}'],
    ['not-a-calendar', 'BEGIN:VCARD\nEND:VCARD'],
    ['calendar-web-page', '\n<!doctype html><title>Sign in</title>'],
    ['calendar-cut-off', calendar(event(...AT_TEN)).slice(0, -20)],
    ['calendar-too-large', ' '.repeat(5_000_001)],
  ])('as a whole is refused: %s', (because, text) =>
    expect(readCalendar(text, WANTED)).toEqual({ is: 'refused', because }),
  );

  test('is never a meeting of a length nobody has', () =>
    expect(meetings(event('DTSTART:20261123T100000Z', 'DURATION:-PT1H'))).toEqual([]));
});
