import puppeteer, { type Connection } from 'puppeteer';
import { readyBrowser } from '../../lib/start/browsers.mjs';
import { inTurns, rest } from './rounds.ts';
import { openTab, type Tab } from './tab.ts';

/** A Chromium of its own for one side of a comparison, with one extension or none. */
export interface Side {
  /** The extension's id; '' without one. */
  id: string;
  pid: number;
  connection: Connection;
  open(url?: string, where?: { newWindow?: true; background?: true }): Promise<Tab>;
  /** Has all of its processes stand still, or go on again: nobody opens a popup beside three other browsers. */
  hold(isHeld: boolean): void;
  /** The address of a page of the extension. */
  page(path: string): string;
  close(): Promise<void>;
}

const isRoot = process.getuid?.() === 0;

/**
 * Starts Chromium with the extension in a folder, or with none. Puppeteer only starts it, loads the
 * extension and attaches to nothing by itself: what a debugger is attached to is slower, a worker it is
 * attached to never sleeps, and one it leaves while it starts never runs.
 */
export async function startSide(port: number, extension: string | null): Promise<Side> {
  process.env.SUNDIAL_CHROMIUM ??= readyBrowser('chromium', process.execPath);
  const browser = await puppeteer.launch({
    executablePath: process.env.SUNDIAL_CHROMIUM,
    pipe: true,
    enableExtensions: true,
    args: [
      `--host-resolver-rules=MAP * 127.0.0.1:${port}, EXCLUDE localhost`,
      '--disable-component-update',
      '--no-first-run',
      ...(isRoot ? ['--no-sandbox'] : []),
    ],
  });
  const connection = (await browser.target().createCDPSession()).connection();
  if (!connection) throw new Error('The browser went away.');
  await connection.send('Target.setAutoAttach', {
    autoAttach: false,
    waitForDebuggerOnStart: false,
    flatten: true,
  });
  const id = extension === null ? '' : await browser.installExtension(extension);
  // Who has just got it is greeted; the bare one greets nobody. A page that stays open would be measured with the worker.
  for (let tries = 0; extension !== null && tries < 30; tries++) {
    const { targetInfos } = await connection.send('Target.getTargets');
    const greeting = targetInfos.find(({ url, type }) => type === 'page' && url.endsWith('/welcome.html'));
    if (greeting) {
      await connection.send('Target.closeTarget', { targetId: greeting.targetId });
      break;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const pid = browser.process()?.pid;
  if (!pid) throw new Error('The browser has no process of its own.');
  return {
    id,
    pid,
    connection,
    open: (url, where) => openTab(connection, url, where),
    hold(isHeld) {
      try {
        process.kill(-pid, isHeld ? 'SIGSTOP' : 'SIGCONT');
      } catch {
        // It is gone: who asks it something next hears so.
      }
    },
    page: (path) => `chrome-extension://${id}/${path}`,
    close: () => browser.close(),
  };
}

/** What fell due while a browser stood still is done by then, in milliseconds. */
const AWAKE = 300;

/** The same as `inTurns`, each measurement in the browser of its name while all the others stand still. */
export async function aloneInTurns<Name extends string, Sample>(
  sides: Record<Name, Side>,
  measurements: Record<Name, () => Promise<Sample>>,
  rounds: number,
): Promise<Record<Name, Sample[]>> {
  const names = Object.keys(sides) as Name[];
  const alone = (name: Name) => async () => {
    sides[name].hold(false);
    await rest(AWAKE);
    try {
      return await measurements[name]();
    } finally {
      sides[name].hold(true);
    }
  };
  for (const name of names) sides[name].hold(true);
  try {
    return await inTurns(
      Object.fromEntries(names.map((name) => [name, alone(name)])) as Record<Name, () => Promise<Sample>>,
      rounds,
    );
  } finally {
    for (const name of names) sides[name].hold(false);
    await rest(AWAKE);
  }
}
