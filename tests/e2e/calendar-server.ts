import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HOUR } from '../../lib/core/time.ts';

/** A calendar of so many meetings, one an hour from the next full hour on. */
export function calendarOf(count: number): string {
  const next = Math.ceil(Date.now() / HOUR) * HOUR;
  const stamp = (at: number) => new Date(next + at * HOUR).toISOString().replace(/[-:]|\.\d+/g, '');
  const events = Array.from({ length: count }, (_, at) => [
    'BEGIN:VEVENT',
    `UID:event-${at}@x.example`,
    `SUMMARY:Meeting ${at + 1}`,
    `DTSTART:${stamp(at)}`,
    `DTEND:${stamp(at + 0.5)}`,
    'LOCATION:https://meet.google.com/abc-defg-hij',
    'END:VEVENT',
  ]);
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'X-WR-CALNAME:Team', ...events.flat(), 'END:VCALENDAR', ''].join(
    '\r\n',
  );
}

export interface CalendarServer {
  port: number;
  /** What it answers from now on. */
  answer: { status: number; text: string; etag?: string; location?: string };
  /** The addresses it was asked for, with what the browser said it knows. */
  asked: { path: string; known: string | undefined; cookie: string | undefined }[];
  close(): Promise<void>;
}

/** A server with one calendar at every address; `/sign-in` is a web page. */
export async function openCalendarServer(): Promise<CalendarServer> {
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    if (path.startsWith('/sign-in')) {
      response.setHeader('content-type', 'text/html');
      response.end('<!doctype html><title>Sign in</title>');
      return;
    }
    const { 'if-none-match': known, cookie } = request.headers;
    calendars.asked.push({ path, known, cookie });
    const { status, text, etag, location } = calendars.answer;
    const isSame = status === 200 && etag !== undefined && etag === known;
    response.statusCode = isSame ? 304 : status;
    response.setHeader('content-type', 'text/calendar; charset=utf-8');
    if (etag) response.setHeader('etag', etag);
    if (location) response.setHeader('location', location);
    response.end(isSame ? undefined : text);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const calendars: CalendarServer = {
    port: (server.address() as AddressInfo).port,
    answer: { status: 200, text: '' },
    asked: [],
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return calendars;
}
