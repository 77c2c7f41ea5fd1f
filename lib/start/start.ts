/** What `npm start` runs: Sundial in a Chromium of its own with a relay beside it, or pictures where nothing can be shown. */
import { homedir } from 'node:os';
import { join, relative } from 'node:path';
import { build } from './build.ts';
import { launch } from './launch.ts';
import { NextStep } from './next-step.mjs';
import { type RelayHere, startRelay } from './relay.ts';
import { root } from './root.mjs';
import { walk } from './walk.ts';
import { walkTogether } from './walk-together.ts';

try {
  const extension = build('chrome');
  const relay = await startRelay();
  try {
    await (hasDisplay() ? show(extension, relay) : picture(extension, relay));
  } finally {
    await relay.end();
  }
} catch (error) {
  if (!(error instanceof NextStep)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

function hasDisplay(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY);
}

async function show(extension: string, relay: RelayHere): Promise<void> {
  const { browser, id } = await launch(extension, {
    headless: false,
    userDataDir: join(cacheFolder(), 'sundial', 'chromium'),
    defaultViewport: null,
    ignoreDefaultArgs: ['--enable-automation'],
    args: ['--no-first-run'],
  });
  const [first = await browser.newPage()] = await browser.pages();
  await first.goto(`chrome-extension://${id}/popup.html`);
  console.log(
    [
      'Sundial is open in a Chromium of its own.',
      '1. Say what you will work on, choose 25 minutes and Distractions, and press Begin session.',
      '2. Open a tab and go to reddit.com: the session holds.',
      '3. For the toolbar, press the puzzle piece, then the pin beside Sundial.',
      `4. To share with another browser, type ${relay.address} into “Your browsers” in the settings: a relay runs there.`,
      ...(relay.isUsual
        ? []
        : ['   Its usual port is taken; browsers that share through it have to be told this one.']),
      'What you do there is kept for the next time. Close the window to end this.',
    ].join('\n'),
  );
  await new Promise((closed) => browser.once('disconnected', closed));
}

async function picture(extension: string, relay: RelayHere): Promise<void> {
  console.log('There is no display here, so a session is walked through unseen and pictured.');
  const folder = join(root, '.pictures');
  const pictures = [...(await walk(extension, folder)), ...(await walkTogether(extension, folder, relay))];
  for (const path of pictures) console.log(relative(root, path));
}

/** Where each system wants what may be lost without harm. */
function cacheFolder(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (process.platform === 'win32') return LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  return XDG_CACHE_HOME ?? join(homedir(), '.cache');
}
