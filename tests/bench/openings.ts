import type { Side } from './browser.ts';
import { readPaint, type Settled, watchSettling } from './paint.ts';
import { epoch, rest, until } from './rounds.ts';
import { type Tab, tabOf } from './tab.ts';

/** Milliseconds. */
export interface Opened {
  painted: number;
  settled: number;
  lettered: number;
  /** From the click in the toolbar to the popup's first paint. */
  clicked: number;
}

/** At most so many milliseconds for the Assistant as a page. */
export const BUDGET = { painted: 52, settled: 80 };

/** Opens the Assistant again and again, as a page and then from the toolbar. */
export async function openings(side: Side, wanted: Settled): Promise<() => Promise<Opened>> {
  const page = await side.open();
  await watchSettling(page, wanted);
  const under = await side.open();
  return () => open(side, page, under);
}

async function open(side: Side, page: Tab, under: Tab): Promise<Opened> {
  await page.show();
  await page.goto('about:blank');
  await rest(100);
  await page.goto(side.page('popup.html'));
  const { painted, settled, lettered, address } = await readPaint(page);
  if (settled === null || lettered === null) throw new Error(`What was to be seen never came on ${address}.`);
  await page.goto('about:blank');
  return { painted, settled, lettered, clicked: await click(side, under) };
}

/** Presses the extension's button in the toolbar over a page. Nothing is attached to the popup until it is painted. */
async function click(side: Side, under: Tab): Promise<number> {
  await under.show();
  await under.goto(`http://open.test/?${performance.now()}`);
  const address = await under.evaluate(() => location.href);
  await rest(100);
  const targets = async () => (await side.connection.send('Target.getTargets')).targetInfos;
  const tab = (await targets()).find(({ type, url }) => type === 'tab' && url === address);
  if (!tab) throw new Error('There is no tab under the popup.');
  const clicked = epoch();
  await side.connection.send('Extensions.triggerAction', { id: side.id, targetId: tab.targetId });
  const shown = await until(
    async () => (await targets()).find(({ type, url }) => type === 'page' && url === side.page('popup.html')),
    'the popup opened',
  );
  await rest(500);
  const popup = await tabOf(side.connection, shown.targetId);
  const { painted, began } = await readPaint(popup);
  await popup.close();
  await until(
    async () => !(await targets()).some(({ targetId }) => targetId === shown.targetId),
    'it closed',
  );
  return began + painted - clicked;
}
