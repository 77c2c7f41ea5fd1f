import puppeteer, { type Browser, type LaunchOptions, type Page } from 'puppeteer';
import { NextStep } from './next-step.mjs';

/** Chromium needs a sandbox that root cannot have. */
const isRoot = process.getuid?.() === 0;

/** Starts Chromium, as found by with-setup.mjs, with the built extension in it; `id` is the extension's. */
export async function launch(extension: string, { args = [], ...options }: LaunchOptions): Promise<Launched> {
  const executablePath = process.env.SUNDIAL_CHROMIUM;
  if (!executablePath) throw new NextStep('Which Chromium is not said: run this by `npm start`.');
  const browser = await puppeteer
    .launch({
      ...options,
      executablePath,
      pipe: true,
      enableExtensions: true,
      args: [...args, ...(isRoot ? ['--no-sandbox'] : [])],
    })
    .catch((error: Error) => {
      const said = error.message.split('\n')[0];
      throw new NextStep(
        `Chromium did not start (${said}): close the one this opened before, and try again.`,
      );
    });
  const id = await browser.installExtension(extension);
  return { browser, id };
}

/** The tab in which Sundial greets who has just got it. */
export async function greetingIn(browser: Browser): Promise<Page> {
  const target = await browser.waitForTarget((one) => one.url().endsWith('/welcome.html'), {
    timeout: 15_000,
  });
  const page = await target.page();
  if (!page) throw new NextStep('The first screens went away: run `npm test` to see what broke.');
  return page;
}

type Launched = { browser: Browser; id: string };
