import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Music, SILENCE } from '../../lib/core/music.ts';
import type { Playing } from '../../lib/core/playing.ts';
import { launchFirefox } from './firefox.ts';
import { still, until } from './poll.ts';
import { forgetAll } from './session-time.ts';
import { openSites, type Sites } from './sites.ts';

let sites: Sites;
let browser: Awaited<ReturnType<typeof launchFirefox>>;
/** Firefox starts no AudioContext where there is nothing to play on. */
let hasDevice = false;

beforeAll(async () => {
  sites = await openSites();
  browser = await launchFirefox(sites.port);
  hasDevice = await browser.inOurs(
    `new Promise((found) => {
      const context = new window.AudioContext();
      context.resume().then(() => found(true));
      window.setTimeout(() => found(false), 3000);
    })`,
  );
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await sites?.close();
});

const VOLUME = 0.37;
const IDLE = 3000;
const chosen: Music = { ...SILENCE, from: 'sound', volume: VOLUME };
const begin = () => browser.ask({ do: 'start', task: '', minutes: 25, level: 'nothing' });
const playing = () =>
  browser.inOurs<Playing | null>(
    `browser.storage.session.get('playing').then((kept) => kept.playing ?? null)`,
  );

beforeEach(async () => {
  await forgetAll(browser);
  await browser.ask({ do: 'set', setting: 'music', to: chosen });
});
afterEach(async () => {
  await browser.setPatience(30_000);
  await browser.tidy();
  expect(await browser.faults()).toEqual([]);
});

/** In the background's own page, as the debugger of an extension is. */
const inBackground = <Result>(code: string): Promise<Result> =>
  browser.inOurs(`browser.runtime.getBackgroundPage().then((there) => { ${code} })`);

/** Puts an ear to whatever is connected to the loudspeakers from now on. */
const listen = () =>
  inBackground(`
    const { prototype } = there.AudioNode;
    const connect = prototype.connect;
    prototype.connect = function (to, ...more) {
      if (to === this.context.destination) {
        there.ear = this.context.createAnalyser();
        there.ear.fftSize = 32768;
        connect.call(this, there.ear);
      }
      return connect.call(this, to, ...more);
    };
    return null;`);

/** What was heard in the last two thirds of a second: its root mean square, and the longest silence in milliseconds. */
const heard = () =>
  inBackground<{ level: number; silence: number }>(`
    const samples = new there.Float32Array(there.ear?.fftSize ?? 1);
    there.ear?.getFloatTimeDomainData(samples);
    let [sum, run, longest] = [0, 0, 0];
    for (const sample of samples) {
      sum += sample * sample;
      run = sample > -1e-5 && sample < 1e-5 ? run + 1 : 0;
      if (run > longest) longest = run;
    }
    return { level: (sum / samples.length) ** 0.5, silence: longest / 48 };`);

describe('a session with sound', () => {
  test('plays in the background, which goes on for longer than it may be idle, and fades out', async (context) => {
    if (!hasDevice) context.skip('There is nothing to play on.');
    await browser.setPatience(IDLE);
    await listen();
    await begin();
    await until('it is heard', async () => (await heard()).level > 0.01);
    expect(await playing()).toMatchObject({ is: 'playing', title: 'Brown noise', source: 'On this device' });
    // Nothing else may wake it, or ask it anything.
    for (let times = 0; times < 4; times++) {
      await still(2.5 * IDLE);
      const { level, silence } = await heard();
      expect(level).toBeGreaterThan(0.01);
      expect(silence).toBeLessThan(50);
    }
    await browser.ask({ do: 'cancel' });
    await until('it is silent', async () => (await heard()).level < 0.0002);
  });

  test('keeps the background as long as it should sound, and no longer', async () => {
    await browser.setPatience(IDLE);
    await begin();
    await still(4 * IDLE);
    expect(await browser.isWorkerRunning()).toBe(true);
    await browser.ask({ do: 'music', say: 'pause' });
    await until('it sleeps', async () => !(await browser.isWorkerRunning()), { within: 25_000, every: 500 });
  });

  test('sounds again when the background that was stopped wakes', async (context) => {
    if (!hasDevice) context.skip('There is nothing to play on.');
    await begin();
    await until('it plays', async () => (await playing())?.is === 'playing');
    await browser.stopWorker();
    await until('it wakes by itself', browser.isWorkerRunning, { within: 70_000, every: 100 });
    await listen();
    await browser.ask({ do: 'music', say: 'pause' });
    // What plays now was there before the ear: it is played anew to be heard.
    await still(5000);
    await browser.ask({ do: 'music', say: 'play' });
    await until('it is heard', async () => (await heard()).level > 0.01);
  }, 120_000);

  test('says that nothing can be heard where there is nothing to play on', async (context) => {
    if (hasDevice) context.skip('There is something to play on.');
    await begin();
    await until('it says so', async () => (await playing())?.is === 'silent');
    expect(await playing()).toMatchObject({ because: 'failed', source: 'On this device' });
  });
});
