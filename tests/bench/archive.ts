import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession } from 'puppeteer';
import { createWriter } from '../../lib/archive/format.ts';
import { DAY, SECOND } from '../../lib/core/time.ts';
import { pageSpan } from '../spans.ts';
import type { Bench } from './bench.ts';
import { startSide } from './browser.ts';
import { compare, type Figure, middleOf } from './figures.ts';
import { AT_REST, readPaint, watchSettling } from './paint.ts';
import { rest, until } from './rounds.ts';
import { openDesk, type Sundial, startSundial } from './sundial.ts';
import type { Tab } from './tab.ts';
import { plain } from './worker.ts';

const MANY = 1_000_000;
const PATIENCE = 500_000;
/** Calendars take files, too. */
const FILE = 'section[aria-labelledby=archive] input[type=file]';
/** As many spans a day as somebody has who seldom stays. */
const A_DAY = 900;

const spanAt = (at: number) => {
  const from = Date.UTC(2023, 0, 1, 8) + Math.floor(at / A_DAY) * DAY + (at % A_DAY) * 40 * SECOND;
  return pageSpan(from, from + 35 * SECOND, `site-${at % 300}.example`, { title: `Page ${at % 5000} of it` });
};

/** Writes an export of so many spans. */
function writeExport(path: string, count: number): void {
  const file = openSync(path, 'w');
  const writer = createWriter();
  writeSync(file, writer.begin());
  for (let at = 0; at < count; at += 5000)
    writeSync(
      file,
      writer.spans(Array.from({ length: Math.min(5000, count - at) }, (_, next) => spanAt(at + next))),
    );
  writeSync(file, writer.end());
  closeSync(file);
}

/** How long years of spans take to come in, what it takes to hold, and whether the popup has to wait meanwhile. */
export async function archive({ server, sundial, bare, quick }: Bench): Promise<Figure[]> {
  const count = quick ? MANY / 10 : MANY;
  const folder = mkdtempSync(join(tmpdir(), 'sundial-archive-'));
  const [path, some] = [join(folder, 'export.jsonl'), join(folder, 'some.jsonl')];
  writeExport(path, count);
  // A popup that opens takes its part of the machine: what an import takes is measured without, its popups with another.
  writeExport(some, count / 5);
  const [ours, other, plainSide] = await Promise.all([
    startSundial(server.port, sundial, 1000),
    startSundial(server.port, sundial, 1000),
    startSide(server.port, bare),
  ]);
  try {
    const alone = await paints(other, quick ? 5 : 20, async () => false);
    const { reading, writing, heap } = await bringIn(ours, path, async () => {});
    let meanwhile: number[] = [];
    await bringIn(other, some, async (says) => {
      meanwhile = await paints(other, Number.POSITIVE_INFINITY, says);
    });
    // A tenth of it, ten times: one call may not take for ever.
    const database = 10 * (await (await openDesk(plainSide)).evaluate(putMany, count / 10));
    const said = `${count.toLocaleString('en')} spans`;
    const share = count / MANY;
    return [
      figure(
        `import of ${said}, looked through and brought in`,
        's',
        reading + writing,
        database,
        60 * share,
      ),
      figure(`import of ${said}, the looking through alone`, 's', reading, null, null),
      figure(`import of ${said}, the page's heap at most`, 'MB', heap, null, 200),
      {
        name: 'popup painted while an import runs, as against at rest',
        unit: 'ms',
        sundial: middleOf(meanwhile),
        bare: middleOf(alone),
        compared: compare('ratio', meanwhile.slice(0, alone.length), alone.slice(0, meanwhile.length)),
        noise: null,
        target: null,
      },
    ];
  } finally {
    await Promise.all([ours.close(), other.close(), plainSide.close()]);
    rmSync(folder, { recursive: true });
  }
}

function figure(
  name: string,
  unit: 's' | 'MB',
  sundial: number,
  database: number | null,
  most: number | null,
): Figure {
  return {
    ...plain(name, unit, sundial, 0, 0, most),
    bare: database,
    compared: database === null ? null : { by: 'ratio', value: sundial / database, within: 0 },
    noise: null,
  };
}

/** First paints of the popup, one after another, until there are enough or somebody says stop. */
async function paints(side: Sundial, most: number, isOver: () => Promise<boolean>): Promise<number[]> {
  const page = await side.open();
  await watchSettling(page, AT_REST);
  const painted: number[] = [];
  while (painted.length < most && !(await isOver())) {
    await page.goto(side.page('popup.html'));
    painted.push((await readPaint(page)).painted);
    await page.goto('about:blank');
    await rest(100);
  }
  await page.close();
  return painted;
}

async function bringIn(
  side: Sundial,
  path: string,
  meanwhile: (isOver: () => Promise<boolean>) => Promise<void>,
) {
  const tab = await side.open(side.page('options.html'));
  const { targetInfo } = await side.connection.send('Target.getTargetInfo', { targetId: tab.target });
  const session = await side.connection.createSession(targetInfo);
  await until(
    () =>
      tab.evaluate(
        () => document.querySelector('section[aria-labelledby=archive] input[type=file]') !== null,
      ),
    'the settings came',
  );
  const watching = { isOver: false };
  const peak = watchHeap(session, watching);
  const since = performance.now();
  await choose(session, path);
  await until(() => press(tab, 'Import'), 'the file was looked through', PATIENCE);
  const read = performance.now();
  const says = () => tab.evaluate(() => document.body.textContent.includes('It is all here.'));
  const watched = meanwhile(says);
  await until(says, 'it was brought in', PATIENCE);
  const written = performance.now();
  watching.isOver = true;
  await watched;
  return {
    reading: (read - since) / SECOND,
    writing: (written - read) / SECOND,
    heap: await peak,
  };
}

const press = (tab: Tab, label: string): Promise<boolean> =>
  tab.evaluate((label) => {
    const button = [...document.querySelectorAll('button')].find((each) => each.textContent === label);
    button?.click();
    return button !== undefined;
  }, label);

async function choose(session: CDPSession, path: string): Promise<void> {
  const { root } = await session.send('DOM.getDocument');
  const { nodeId } = await session.send('DOM.querySelector', {
    nodeId: root.nodeId,
    selector: FILE,
  });
  await session.send('DOM.setFileInputFiles', { nodeId, files: [path] });
}

/** The most that the page's heap came to, in megabytes. */
async function watchHeap(session: CDPSession, watching: { isOver: boolean }): Promise<number> {
  let most = 0;
  while (!watching.isOver) {
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    most = Math.max(most, usedSize / 1e6);
    await rest(200);
  }
  return most;
}

/** What the browser's database takes for as many records of this size, and nothing else; in seconds. */
async function putMany(count: number): Promise<number> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('bare', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('span', { keyPath: 'from' });
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const since = performance.now();
  for (let at = 0; at < count; at += 5000) {
    const writing = database.transaction('span', 'readwrite');
    for (let next = at; next < at + 5000; next++)
      writing.objectStore('span').put({
        from: next * 40_000,
        to: next * 40_000 + 35_000,
        day: '2026-11-21',
        is: 'page',
        host: `site-${next % 300}.example`,
        path: '',
        title: `Page ${next % 5000} of it`,
        by: 'input',
        during: 'work',
      });
    await new Promise((resolve, reject) => {
      writing.oncomplete = resolve;
      writing.onerror = reject;
    });
  }
  return (performance.now() - since) / 1000;
}
