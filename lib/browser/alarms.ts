import { browser } from 'wxt/browser';

/** Leaves an alarm alone that is already right: creating it anew would put it off. */
export async function setAlarm(name: string, when: number | null): Promise<void> {
  const present = await browser.alarms.get(name);
  if (when === null) {
    if (present) await browser.alarms.clear(name);
    return;
  }
  if (present && Math.abs(present.scheduledTime - when) < 500) return;
  await browser.alarms.create(name, { when });
}

export const onAlarm = (heard: () => void): void => browser.alarms.onAlarm.addListener(heard);
