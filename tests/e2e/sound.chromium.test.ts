import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Music, SILENCE, SOUNDS, type Sound } from '../../lib/core/music.ts';
import type { Playing } from '../../lib/core/playing.ts';
import { gainOf } from '../../lib/music/sound/volume.ts';
import { assistantIn } from './assistant-page.ts';
import { launchChromium } from './chromium.ts';
import { listenTo, longestGap, meanOf, NONE } from './listening.ts';
import { still, until } from './poll.ts';
import type { Rendering } from './rendering.ts';
import { forgetAll, stored, travelTo } from './session-time.ts';
import { openSites, type Sites } from './sites.ts';

let sites: Sites;
let browser: Awaited<ReturnType<typeof launchChromium>>;

beforeAll(async () => {
  sites = await openSites();
  browser = await launchChromium(sites.port);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await sites?.close();
});

describe('a sound, rendered instead of heard,', () => {
  let page: Page;
  const measured = <What extends keyof Rendering>(what: What, ...asked: Parameters<Rendering[What]>) =>
    page.evaluate(`rendering.${what}(...${JSON.stringify(asked)})`) as ReturnType<Rendering[What]>;
  beforeAll(async () => {
    const entry = join(import.meta.dirname, 'rendering.ts');
    const lib = { entry, formats: ['iife' as const], name: 'unused', fileName: 'unused' };
    const built = await build({ configFile: false, logLevel: 'silent', build: { write: false, lib } });
    const [bundle] = Array.isArray(built) ? built : [];
    page = await browser.page(`${browser.home}offscreen.html`);
    await page.evaluate(bundle?.output[0].code ?? '');
  });
  afterAll(() => page?.close());

  /** A swell and a breath are longer than ten seconds, so that a stretch has to cover some of them. */
  const WINDOWS: Record<Sound, number> = { brown: 10, pink: 10, rain: 10, sea: 60, tones: 60 };

  test.each(SOUNDS)('is as loud after ten minutes as at first, within 1 dB: %s', async (sound) => {
    const levels = await measured('levels', sound, { rate: 12_000, seconds: 600, window: WINDOWS[sound] });
    const mean = levels.reduce((sum, level) => sum + level, 0) / levels.length;
    expect(levels).toHaveLength(600 / WINDOWS[sound]);
    expect(Math.max(...levels) - mean).toBeLessThan(1);
    expect(mean - Math.min(...levels)).toBeLessThan(1);
  });

  test.each(SOUNDS)(
    'is as loud to the ear as the others, and no sample comes near its limit: %s',
    async (sound) => {
      const { lufs, peak } = await measured('loudness', sound, 60);
      expect(Math.abs(lufs + 20)).toBeLessThan(0.7);
      expect(peak).toBeLessThan(0.8);
    },
  );

  test.each([
    { sound: 'brown', decibels: -6 },
    { sound: 'pink', decibels: -3 },
  ] as const)('has the slope of its colour: $sound, $decibels dB per octave', async ({ sound, decibels }) => {
    const { perOctave, off } = await measured('slope', sound, 30);
    expect(Math.abs(perOctave - decibels)).toBeLessThan(0.3);
    expect(off).toBeLessThan(1);
  });

  test.each(['brown', 'pink', 'rain', 'sea'] as const)('is not heard to come round: %s', async (sound) =>
    expect(await measured('likeness', sound, 60)).toBeLessThan(0.6),
  );
});

describe('a session with sound', () => {
  const VOLUME = 0.37;
  /** Far below what any sound has at this volume. */
  const AUDIBLE = 0.005;
  const chosen: Music = { ...SILENCE, from: 'sound', volume: VOLUME };
  const begin = () => browser.ask({ do: 'start', task: '', minutes: 25, level: 'nothing' });
  const playing = () =>
    browser.inOurs<Playing | undefined>(`chrome.storage.session.get('playing').then((kept) => kept.playing)`);
  const untilIt = (is: Playing['is']) => until(`it is ${is}`, async () => (await playing())?.is === is);

  beforeEach(async () => {
    await forgetAll(browser);
    await browser.ask({ do: 'set', setting: 'music', to: chosen });
  });
  afterEach(async () => {
    await browser.tidy();
    expect(await browser.faults()).toEqual([]);
  });

  /** As the key would that its owner gave it. */
  async function mute(): Promise<void> {
    await browser.ask({ do: 'look' });
    await browser.inWorkers("void chrome.commands.onCommand.dispatch('mute-sound')");
  }

  /** An ear at the page that sounds, once it has faded in: what sounded before may still be on its way out. */
  async function listening() {
    const page = await until('there is a page that sounds', browser.soundPage);
    return until(
      'it has faded in',
      async () => {
        const ear = await listenTo(page, VOLUME).catch((error) => {
          if (String(error).includes(NONE)) return null;
          throw error;
        });
        if (!ear) return null;
        await still(2500);
        const { levels } = await ear.heard();
        const [before, full] = [levels.slice(-100, -50), levels.slice(-50)].map(meanOf) as [number, number];
        if (!(full > AUDIBLE && Math.abs(before / full - 1) < 0.4)) return null;
        const now = async () => meanOf((await ear.heard()).levels.slice(-34));
        return { page, ear, full, now };
      },
      { within: 30_000 },
    );
  }

  test('sounds without a gap while the worker is stopped five times', async () => {
    await begin();
    const { ear, full } = await listening();
    await ear.forget();
    for (let times = 0; times < 5; times++) {
      await browser.stopWorker();
      await still(1500);
    }
    const { levels, missed, wall, sound } = await ear.heard();
    expect(levels.length).toBeGreaterThan(500);
    expect(longestGap(levels, full / 4)).toBeLessThan(50);
    expect(missed).toBeLessThan(0.05);
    expect(Math.abs(wall - sound)).toBeLessThan(0.5);
    expect(await playing()).toEqual({
      is: 'playing',
      title: 'Brown noise',
      source: 'On this device',
      hasNext: false,
    });
  });

  test('goes on for longer than the browser keeps a page that is silent', async () => {
    await begin();
    const { ear, full, now } = await listening();
    await still(35_000);
    expect(await now()).toBeGreaterThan(full / 2);
    expect((await ear.heard()).missed).toBeLessThan(0.05);
  });

  test('fades out when it ends, and leaves no page behind', async () => {
    await begin();
    const { ear, full } = await listening();
    await ear.forget();
    await browser.ask({ do: 'cancel' });
    await still(3000);
    const { levels } = await ear.heard();
    // 10 ms stretches on the way down, and none that jumps.
    const steps = levels.map((level, at) => (levels[at - 1] ?? level) / Math.max(level, full / 300));
    expect(levels.filter((level) => level < full / 2 && level > full / 20).length).toBeGreaterThan(50);
    expect(Math.max(...steps)).toBeLessThan(6);
    expect(meanOf(levels.slice(-20))).toBeLessThan(full / 50);
    expect(await playing()).toEqual({ is: 'nothing' });
    await until('the page is gone', async () => (await browser.soundPage()) === null, { within: 20_000 });
  });

  test('ends by itself when its time has come and nobody is awake to end it', async () => {
    await begin();
    await travelTo(browser, 25 * 60_000 - 15_000);
    await browser.ask({ do: 'look' });
    const { now, full } = await listening();
    await browser.stopWorker();
    expect(await now()).toBeGreaterThan(full / 2);
    await until('it has faded out', async () => (await now()) < full / 30, { within: 20_000 });
  });

  test('is paused and played, muted by a key, and as loud as somebody wants it', async () => {
    await begin();
    const { now, full } = await listening();
    await browser.ask({ do: 'music', say: 'pause' });
    await until('it is silent', async () => (await now()) < full / 30);
    await untilIt('paused');
    await browser.stopWorker();
    await browser.ask({ do: 'look' });
    await still(1000);
    expect((await playing())?.is).toBe('paused');
    await browser.ask({ do: 'music', say: 'play' });
    const again = await listening();
    expect(again.full).toBeGreaterThan(full * 0.8);
    await browser.ask({ do: 'volume', to: 0.2, kept: true });
    const share = gainOf(0.2) / gainOf(VOLUME);
    await until('it is less loud', async () => Math.abs((await again.now()) / full - share) < share / 4);
    const kept = await browser.inOurs<Music>(
      `chrome.storage.local.get('kept').then(({ kept }) => window.JSON.parse(kept).setting.music.value)`,
    );
    expect(kept).toEqual({ ...chosen, volume: 0.2 });
    await mute();
    await untilIt('paused');
    await mute();
    await untilIt('playing');
  });

  test('goes down under a tab that is heard, and comes up again after it', async () => {
    await begin();
    const { now, full } = await listening();
    const tab = await browser.page('http://open.test/heard');
    await tab.evaluate(`(() => {
      const context = new AudioContext();
      const tone = context.createOscillator();
      tone.connect(context.destination);
      tone.start();
    })()`);
    await until('it is down', async () => (await now()) < full / 6);
    expect(await now()).toBeGreaterThan(full / 20);
    await tab.close();
    await until('it is up again', async () => (await now()) > full * 0.8, { within: 15_000 });
  });

  test('is chosen in the settings, where it can be listened to first', async () => {
    await browser.ask({ do: 'set', setting: 'music', to: SILENCE });
    const page = await browser.page(`${browser.home}options.html#music`);
    const heard = () =>
      browser.inOurs<number>('chrome.tabs.query({ audible: true }).then((tabs) => tabs.length)');
    await page.click('::-p-aria(On this device)');
    await page.locator('::-p-aria(Sea)').click();
    await page.click('::-p-aria(Listen)');
    await until('it is heard', async () => (await heard()) > 0);
    await page.click('::-p-aria(Stop)');
    await until('it is silent', async () => (await heard()) === 0);
    const { setting } = await stored<{ setting: { music: { value: Music } } }>(browser, 'kept');
    expect(setting.music.value).toMatchObject({ from: 'sound', sound: 'sea' });
    await begin();
    await until('it is what sounds', async () => {
      const now = await playing();
      return now?.is === 'playing' && now.title === 'Sea';
    });
  });

  test('has a bar in the Assistant, which the keyboard can use', async () => {
    await begin();
    await untilIt('playing');
    const page = await browser.page(`${browser.home}popup.html`);
    const { words } = assistantIn({ run: (code) => page.evaluate(code) as Promise<never> });
    await until('there is a bar', async () => (await words()).includes('Brown noise'));
    await page.focus('::-p-aria(Volume)');
    await page.keyboard.press('ArrowRight');
    await until('it is kept', async () =>
      browser.inOurs(
        `chrome.storage.local.get('kept').then(({ kept }) => window.JSON.parse(kept).setting.music.value.volume > 0.37)`,
      ),
    );
    await page.focus('::-p-aria(Pause music)');
    await page.keyboard.press('Enter');
    await untilIt('paused');
    await until('it can be played', () => page.$('::-p-aria(Play music)'));
  });
});
