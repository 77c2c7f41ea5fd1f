import puppeteer, { type Browser, type LaunchOptions } from 'puppeteer';
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

type Launched = { browser: Browser; id: string };
