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
let beats: boolean | null = null;

/** Half a minute, the least a browser takes; on and on, until it is switched off. */
export async function setHeartbeat(wanted: boolean): Promise<void> {
  if (beats === wanted) return;
  const present = await browser.alarms.get(HEARTBEAT);
  if (wanted && !present) await browser.alarms.create(HEARTBEAT, { periodInMinutes: 0.5 });
  if (!wanted && present) await browser.alarms.clear(HEARTBEAT);
  beats = wanted;
}

export function onAlarm(heard: { alarm: () => void; heartbeat: () => void; turn: () => void }): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    set.delete(name);
    if (name === HEARTBEAT) heard.heartbeat();
    else if (name === 'turn') heard.turn();
    else heard.alarm();
  });
}
