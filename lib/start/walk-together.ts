import { mkdirSync } from 'node:fs';
import type { Page } from 'puppeteer';
import { greetingIn, launch } from './launch.ts';
import type { RelayHere } from './relay.ts';
import { find, photograph, popupSize, tabSize } from './walk.ts';

/** Pairs two browsers as a person would, begins a session in one and sees it in the other; gives the paths of the pictures taken. */
export async function walkTogether(
  extension: string,
  folder: string,
  { address }: RelayHere,
): Promise<string[]> {
  const [host, guest] = await Promise.all([launch(extension, {}), launch(extension, {})]);
  const pictures: string[] = [];
  const take = async (page: Page, name: string) => pictures.push(...(await photograph(page, folder, name)));
  mkdirSync(folder, { recursive: true });

  try {
    const [here, there] = await Promise.all(
      [host, guest].map(async ({ browser, id }) => {
        const greeting = await greetingIn(browser);
        const page = await browser.newPage();
        await greeting.close();
        await page.setViewport(tabSize);
        await page.goto(`chrome-extension://${id}/options.html#sync`);
        await find(page, 'textbox', 'Address', 'section:has(#sync)').fill(address);
        return page;
      }),
    );
    if (!here || !there) return [];
    await find(here, 'button', 'Share from this browser').click();
    await find(here, 'button', 'Show a code').click();
    await find(here, 'button', 'Copy the invitation').wait();
    await take(here, 'browsers-code');
    const code = await here.$eval('.code', (element) => element.textContent ?? '');
    await find(there, 'textbox', 'Code, or the whole invitation').fill(code);
    await find(there, 'button', 'Join them').click();
    await find(here, 'button', 'Yes, add it').wait();
    await take(here, 'browsers-digits');
    await find(there, 'button', 'Yes, they are the same').click();
    await find(here, 'button', 'Yes, add it').click();
    await find(there, 'button', 'Leave with this browser').wait();
    await take(there, 'browsers');

    const [begins, sees] = await Promise.all(
      [host, guest].map(async ({ browser, id }) => {
        const page = await browser.newPage();
        await page.setViewport(popupSize);
        await page.goto(`chrome-extension://${id}/popup.html`);
        return page;
      }),
    );
    if (!begins || !sees) return [];
    await find(begins, 'button', 'Focus').click();
    await find(begins, 'textbox', 'What will you work on?').fill('Write the second chapter');
    await find(begins, 'radio', '25').click();
    await find(begins, 'button', 'Begin session').click();
    await find(sees, 'button', 'Cancel session').wait();
    await take(sees, 'assistant-in-the-other-browser');
    await find(sees, 'button', 'Cancel session').click();
    await find(begins, 'button', 'Focus').wait();
    return pictures;
  } finally {
    await Promise.all([host.browser.close(), guest.browser.close()]);
  }
}
