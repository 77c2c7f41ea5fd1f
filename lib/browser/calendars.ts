import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { Calendar, type Copy, type Fetched, faultOf, LARGEST, type Meetings } from '../core/calendar.ts';
import { SECOND } from '../core/time.ts';
import { CALENDARS, MEETINGS } from './keys.ts';

const Calendars = z.object({ version: z.literal(1), calendars: z.array(Calendar) });

/** The calendars somebody added; null when they cannot be read, and must not be written over. */
export async function readCalendars(): Promise<Calendar[] | null> {
  const stored = await browser.storage.local.get(CALENDARS);
  if (stored[CALENDARS] === undefined) return [];
  const read = Calendars.safeParse(stored[CALENDARS]);
  return read.success ? read.data.calendars : null;
}

export const saveCalendars = (calendars: Calendar[]): Promise<void> =>
  browser.storage.local.set({ [CALENDARS]: { version: 1, calendars } });

export const saveMeetings = (meetings: Meetings): Promise<void> =>
  browser.storage.local.set({ [MEETINGS]: meetings });

/** How long a server may take. */
const PATIENCE = 15 * SECOND;

/** The text of an answer; null when it is longer than anybody's calendar. */
async function textOf(response: Response): Promise<string | null> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const parts: string[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done) return parts.join('');
    length += value.length;
    parts.push(value);
    if (length > LARGEST) {
      await reader?.cancel();
      return null;
    }
  }
}

/** Asks a calendar's server for its text, unless it is the one that is known; as nobody, and past all caches. */
export async function fetchCalendar(
  address: string,
  known: Pick<Copy, 'etag' | 'modified'> | null,
): Promise<Fetched> {
  const headers = {
    ...(known?.etag ? { 'If-None-Match': known.etag } : {}),
    ...(known?.modified ? { 'If-Modified-Since': known.modified } : {}),
  };
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    const how = {
      credentials: 'omit',
      redirect: 'follow',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    } as const;
    const response = await fetch(address, { ...how, headers, signal });
    if (response.status === 304) return { is: 'same' };
    if (!response.ok) return { is: 'fault', fault: faultOf(response.status), code: response.status };
    const text = await textOf(response);
    if (text === null) return { is: 'fault', fault: 'calendar-too-large', code: null };
    const { headers: told } = response;
    return { is: 'text', text, etag: told.get('etag'), modified: told.get('last-modified') };
  } catch (fault) {
    // The one way `fetch` has of saying that nobody answered, or not in time.
    const isLate = fault instanceof DOMException && fault.name === 'TimeoutError';
    return { is: 'fault', fault: isLate ? 'calendar-slow' : 'calendar-unreachable', code: null };
  }
}
