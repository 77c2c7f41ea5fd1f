import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { read } from './calendar-text.ts';

const inFile = (name: string) =>
  read(readFileSync(join(import.meta.dirname, 'files', name), 'utf8')).meetings.map(
    ({ from, title, link, proposes }) =>
      [new Date(from).toISOString().slice(5, 16), title, link && new URL(link).host, proposes]
        .filter(Boolean)
        .join(' '),
  );

test('of a calendar as Google has it: moved, left out and declined once; the dentist is no meeting', () =>
  expect(inFile('google.ics')).toEqual([
    '11-23T08:30 Stand-up meet.google.com',
    '11-24T15:00 Stand-up (late) meet.google.com',
    '11-26T09:00 Pricing page #focus focus',
    '11-27T08:30 Stand-up meet.google.com',
    '11-30T08:30 Stand-up meet.google.com',
    '12-01T08:30 Stand-up meet.google.com',
  ]));

test('of a calendar as Exchange has it: zones as Windows calls them, no people, free and off site told apart', () =>
  expect(inFile('exchange.ics')).toEqual([
    '11-24T19:00 Quarter, once a month teams.microsoft.com',
    '11-26T22:00 Call with Sydney',
  ]));
