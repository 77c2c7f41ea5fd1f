import type { Bench } from './bench.ts';
import { aloneInTurns, type Side, startSide } from './browser.ts';
import { compare, type Figure, middleOf, type Target } from './figures.ts';
import { AT_REST, IN_SESSION, readPaint, watchSettling } from './paint.ts';
import { epoch, rest, until } from './rounds.ts';
import { openDesk, startSundial } from './sundial.ts';
import { type Tab, tabOf } from './tab.ts';

/** Milliseconds. */
interface Opened {
  painted: number;
  settled: number;
  lettered: number;
  /** From the click in the toolbar to the popup's first paint. */
  clicked: number;
}

/** How soon the Assistant is painted, shows what is so and takes the keys; as a page, and from the toolbar, in a browser alone. */
export async function popup({ server, sundial, bare, quick }: Bench): Promise<Figure[]> {
  const { port } = server;
  const [resting, focusing] = await Promise.all([
    startSundial(port, sundial, 1000),
    startSundial(port, sundial, 1000),
  ]);
  const [one, again] = await Promise.all([startSide(port, bare), startSide(port, bare)]);
  const sides: Record<string, Side> = { resting, focusing, bare: one, again };
  const all = Object.values(sides);
  try {
    await focusing.start();
    for (const side of [one, again]) await openDesk(side);
    const measurements: Record<string, () => Promise<Opened>> = {};
    for (const [name, side] of Object.entries(sides)) {
      const page = await side.open();
      await watchSettling(page, name === 'focusing' ? IN_SESSION : AT_REST);
      const under = await side.open();
      measurements[name] = () => open(side, page, under);
    }
    const samples = await aloneInTurns(sides, measurements, quick ? 5 : 20);
    const of = (name: string, what: keyof Opened) => (samples[name] ?? []).map((opened) => opened[what]);
    const figure = (name: string, what: keyof Opened, said: string, target: Target | null): Figure => ({
      name: `popup ${name === 'resting' ? 'at rest' : 'in a session'}, ${said}`,
      unit: 'ms',
      sundial: middleOf(of(name, what)),
      bare: middleOf(of('bare', what)),
      compared: compare('ratio', of(name, what), of('bare', what)),
      noise: compare('ratio', of('again', what), of('bare', what)),
      target,
    });
    return ['resting', 'focusing'].flatMap((name) => [
      figure(name, 'painted', 'painted', { of: 'sundial', most: 52 }),
      figure(name, 'settled', 'settled', { of: 'sundial', most: 80 }),
      figure(name, 'lettered', 'settled in its own letters', null),
      figure(name, 'clicked', 'click to paint', { of: 'compared', most: 1.12 }),
    ]);
  } finally {
    await Promise.all(all.map((side) => side.close()));
  }
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
