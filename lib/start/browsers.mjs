import { accessSync, closeSync, constants, openSync, readSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fetchBrowser } from './fetch-browser.mjs';
import { keep, kept } from './kept.mjs';

/** @typedef {'chromium' | 'firefox'} BrowserName */

/**
 * Where each browser is looked for, in this order: variables, commands, well-known places. Any Chromium will do;
 * for Firefox those come first that also take add-ons nobody signed.
 */
const known = {
  chromium: {
    variables: ['SUNDIAL_CHROMIUM', 'PUPPETEER_EXECUTABLE_PATH'],
    commands: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'],
    darwin: ['Chromium.app/Contents/MacOS/Chromium', 'Google Chrome.app/Contents/MacOS/Google Chrome'],
    win32: ['Chromium/Application/chrome.exe', 'Google/Chrome/Application/chrome.exe'].concat(
      'Microsoft/Edge/Application/msedge.exe',
    ),
  },
  firefox: {
    variables: ['SUNDIAL_FIREFOX'],
    commands: ['firefox-esr', 'firefox-developer-edition', 'firefox'],
    darwin: [
      'Firefox ESR.app/Contents/MacOS/firefox',
      'Firefox Developer Edition.app/Contents/MacOS/firefox',
      'Firefox.app/Contents/MacOS/firefox',
    ],
    win32: ['Firefox Developer Edition/firefox.exe', 'Mozilla Firefox/firefox.exe'],
  },
};

/**
 * The path of a browser on this machine, which is installed first when there is none.
 * @param {BrowserName} name
 * @param {string} node runs puppeteer's installer
 */
export function readyBrowser(name, node) {
  const present = findBrowser(name) ?? usable(kept()[name]);
  if (present) return present;
  const fetched = fetchBrowser(name, node, () => findBrowser(name));
  keep({ [name]: fetched });
  return fetched;
}

/** @param {BrowserName} name */
function findBrowser(name) {
  const { variables, commands, darwin, win32 } = known[name];
  const { PATH = '', ProgramFiles, 'ProgramFiles(x86)': x86, LOCALAPPDATA } = process.env;
  const macs = ['/Applications', join(homedir(), 'Applications')];
  const windows = [ProgramFiles, x86, LOCALAPPDATA];
  const places = {
    darwin: darwin.flatMap((app) => macs.map((place) => join(place, app))),
    win32: win32.flatMap((exe) => windows.flatMap((place) => (place ? [join(place, exe)] : []))),
  };
  const candidates = [
    ...variables.map((variable) => process.env[variable]),
    ...commands.flatMap((command) => PATH.split(delimiter).map((folder) => join(folder, command))),
    ...(places[/** @type {keyof typeof places} */ (process.platform)] ?? []),
  ];
  return candidates.find(usable);
}

/**
 * @param {string | undefined} path
 * @returns {string | undefined} the path, unless it does not run, or is a snap: those see no files but their own
 */
function usable(path) {
  if (!path) return undefined;
  try {
    accessSync(path, constants.X_OK);
  } catch {
    return undefined;
  }
  return isSnap(path) ? undefined : path;
}

/** Ubuntu's packages of browsers are scripts of a few lines that call a snap, or ask for one to be installed. */
function isSnap(/** @type {string} */ path) {
  const head = Buffer.alloc(4096);
  const file = openSync(path, 'r');
  readSync(file, head);
  closeSync(file);
  return path.startsWith('/snap/') || (head.toString('latin1', 0, 2) === '#!' && head.includes('/snap/'));
}
