import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Page, TimeoutError } from 'puppeteer';
import { greetingIn, launch } from './launch.ts';
import { NextStep } from './next-step.mjs';

/** A distraction that browsers do not insist on reaching by https, so that a server of ours can stand in for it. */
const site = 'tiktok.com';

/** A popup is as wide as its page wants to be, and no taller than this. */
export const popupSize = { width: 380, height: 600, deviceScaleFactor: 2 };
export const tabSize = { width: 1280, height: 800 };

/** Walks one session as a person would, in a Chromium without a window; gives the paths of the pictures taken. */
export async function walk(extension: string, folder: string): Promise<string[]> {
  const server = createServer((request, response) => {
    response
      .setHeader('content-type', 'text/html')
      .end(`<title>Stand-in</title><h1>${request.headers.host}</h1>`);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const { browser, id } = await launch(extension, {
    args: [`--host-resolver-rules=MAP * 127.0.0.1:${port}`, '--disable-features=HttpsUpgrades'],
  });
  const pictures: string[] = [];
  const take = async (page: Page, name: string) => pictures.push(...(await photograph(page, folder, name)));
  mkdirSync(folder, { recursive: true });

  try {
    const greeting = await greetingIn(browser);
    await greeting.setViewport(tabSize);
    await find(greeting, 'button', 'Begin').wait();
    await take(greeting, 'welcome');
    await greeting.close();

    const popup = await browser.newPage();
    await popup.setViewport(popupSize);
    await popup.goto(`chrome-extension://${id}/popup.html`);
    await find(popup, 'button', 'Focus').wait();
    await take(popup, 'assistant');
    await find(popup, 'button', 'Focus').click();
    await find(popup, 'textbox', 'What will you work on?').fill('Write the first chapter');
    await find(popup, 'radio', '25').click();
    await take(popup, 'prep');
    await find(popup, 'button', 'Begin session').click();
    await find(popup, 'button', 'Cancel session').wait();
    await take(popup, 'assistant-in-session');

    const tab = await browser.newPage();
    await tab.setViewport(tabSize);
    await tab.goto(`http://${site}/`);
    await find(tab, 'button', `Continue to ${site}`).wait();
    await take(tab, 'blocked');
    await find(tab, 'button', `Continue to ${site}`).click();
    await find(tab, 'heading', `Is ${site} a distraction?`).wait();
    await take(tab, 'blocked-asking');
    // "Yes" comes after a breath, and opens the site.
    await choice(tab, 'Yes').click();
    await find(tab, 'heading', site).wait();

    await popup.bringToFront();
    await find(popup, 'button', 'Cancel session').click();
    await find(popup, 'button', 'Focus').wait();
    return pictures;
  } finally {
    await browser.close();
    server.close();
  }
}

/** What a person would look for: by its role and its name, waited for until it is there and can be used. */
export function find(page: Page, role: string, name: string, within = '') {
  const sought = page.locator(`${within} ::-p-aria([role="${role}"][name="${name}"])`).setTimeout(15_000);
  const orSay = <T>(done: Promise<T>) =>
    done.catch((error: unknown) => {
      if (!(error instanceof TimeoutError)) throw error;
      throw new NextStep(
        `The walk found no ${role} "${name}" on ${page.url()}: run \`npm test\` to see what broke.`,
      );
    });
  return {
    wait: () => orSay(sought.wait()),
    click: () => orSay(sought.click()),
    fill: (text: string) => orSay(sought.fill(text)),
  };
}

/** One of the answers, by its title: its name says more. */
const choice = (page: Page, title: string) =>
  page.locator(`::-p-xpath(//button[not(@aria-disabled="true")][b="${title}"])`).setTimeout(15_000);

export async function photograph(page: Page, folder: string, name: string): Promise<string[]> {
  const pictures: string[] = [];
  // A pointer that stays where something was pressed opens what comes to be there.
  await page.mouse.move(0, 0);
  for (const scheme of ['light', 'dark'] as const) {
    await page.bringToFront();
    await page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: scheme },
      // Nothing on its way from one look to the other.
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ]);
    const path = join(folder, `${name}-${scheme}.png`) as `${string}.png`;
    await page.screenshot({ path });
    pictures.push(path);
  }
  return pictures;
}
