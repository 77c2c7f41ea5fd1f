import { browser } from 'wxt/browser';

/** As set last by this worker, which the browser need not be asked about again; an alarm that came is gone. */
const set = new Map<string, number | null>();

/** Leaves an alarm alone that is already right: creating it anew would put it off. */
export async function setAlarm(name: string, when: number | null): Promise<void> {
  if (set.get(name) === when) return;
  const present = await browser.alarms.get(name);
  if (when === null) {
    if (present) await browser.alarms.clear(name);
  } else if (!present || Math.abs(present.scheduledTime - when) >= 500) {
    await browser.alarms.create(name, { when });
  }
  set.set(name, when);
}

const HEARTBEAT = 'heartbeat';
const CALENDARS = 'calendars';
const SYNC = 'sync';
const repeats = new Map<string, boolean>();

/** On and on, until it is switched off. */
async function setRepeating(name: string, periodInMinutes: number, wanted: boolean): Promise<void> {
  if (repeats.get(name) === wanted) return;
  const present = await browser.alarms.get(name);
  if (wanted && !present) await browser.alarms.create(name, { periodInMinutes });
  if (!wanted && present) await browser.alarms.clear(name);
  repeats.set(name, wanted);
}

/** Half a minute, the least a browser takes. */
export const setHeartbeat = (wanted: boolean): Promise<void> => setRepeating(HEARTBEAT, 0.5, wanted);

/** Has calendars read again and again. */
export const setCalendarAlarm = (wanted: boolean): Promise<void> => setRepeating(CALENDARS, 30, wanted);

/** Has the room asked twice a minute what is new, for a background that sleeps. */
export const setSyncAlarm = (wanted: boolean): Promise<void> => setRepeating(SYNC, 0.5, wanted);

export function onAlarm(heard: {
  alarm: () => void;
  heartbeat: () => void;
  calendars: () => void;
  turn: () => void;
  sync: () => void;
}): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    set.delete(name);
    if (name === HEARTBEAT) heard.heartbeat();
    else if (name === CALENDARS) heard.calendars();
    else if (name === 'turn') heard.turn();
    else if (name === SYNC) heard.sync();
    else heard.alarm();
  });
}
