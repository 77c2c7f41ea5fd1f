import type { Page } from 'puppeteer';
import { gainOf } from '../../lib/music/sound/volume.ts';

/** What was heard of the page that sounds, in stretches of 10 ms. */
interface Heard {
  /** Root mean squares, one after another. */
  levels: number[];
  /** Seconds of sound that the test did not get to hear, because the page was busy. */
  missed: number;
  /** Seconds that went by on the wall, and in the sound. */
  wall: number;
  sound: number;
}

/** What is said where nothing stands at the volume yet. */
export const NONE = 'No gain stands at this volume.';

/**
 * Listens to the page that sounds, with nothing in it that is made for this: the debugger finds the gain that stands at
 * this volume, and puts an ear to it.
 */
export async function listenTo(page: Page, volume: number) {
  const gains = await page.queryObjects(await page.evaluateHandle(() => GainNode.prototype));
  await page.evaluate(
    async (gains, wanted, none) => {
      const isThere = ({ gain, context }: GainNode) =>
        context.state === 'running' && Math.abs(gain.value - wanted) < 0.002;
      const passing = [...(gains as unknown as GainNode[])].filter(isThere);
      // What fades in or out comes by here too.
      await new Promise((resolve) => setTimeout(resolve, 100));
      const level = passing.find(isThere);
      if (!level) throw new Error(none);
      const { context } = level;
      (globalThis as { leave?(): void }).leave?.();
      const ear = context.createScriptProcessor(16384, 1, 1);
      const levels: number[] = [];
      const clocks = () => ({ wall: performance.now() / 1000, sound: context.currentTime });
      const begun = clocks();
      let first: number | null = null;
      let got = 0;
      let missed = 0;
      const block = context.sampleRate / 100;
      ear.onaudioprocess = ({ inputBuffer, playbackTime }) => {
        const samples = inputBuffer.getChannelData(0);
        first ??= playbackTime;
        missed = playbackTime - first - got;
        got += inputBuffer.duration;
        for (let from = 0; from + block <= samples.length; from += block) {
          let sum = 0;
          for (const sample of samples.subarray(from, from + block)) sum += sample * sample;
          levels.push(Math.sqrt(sum / block));
        }
      };
      level.connect(ear).connect(context.destination);
      const heard = () => {
        const { wall, sound } = clocks();
        return { levels, missed, wall: wall - begun.wall, sound: sound - begun.sound };
      };
      const forget = () => levels.splice(0);
      const leave = () => ear.disconnect();
      Object.assign(globalThis, { ear, heard, forget, leave });
    },
    gains,
    gainOf(volume),
    NONE,
  );
  return {
    heard: () => page.evaluate('heard()') as Promise<Heard>,
    forget: () => page.evaluate('void forget()') as Promise<void>,
  };
}

/** The longest stretch below a level, in milliseconds. */
export function longestGap(levels: readonly number[], below: number): number {
  let longest = 0;
  let run = 0;
  for (const level of levels) {
    run = level < below ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest * 10;
}

export const meanOf = (levels: readonly number[]): number =>
  Math.sqrt(levels.reduce((sum, level) => sum + level ** 2, 0) / levels.length);
