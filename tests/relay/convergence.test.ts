import fc from 'fast-check';
import { test } from 'vitest';
import type { Box } from '../../lib/wire/protocol.ts';
import { join, type Line, until } from './dial.ts';
import { newPerson, type Person, stampAt } from './person.ts';
import { relayHere } from './relay-here.ts';

/** As little of a browser as can converge: what it holds, what it has not seen received, and how far it saw. */
interface Browser {
  device: string;
  held: Map<string, Box>;
  outbox: Map<string, Box>;
  seen: { since: number; epoch: string };
  line: Line | null;
}

const SLOTS = ['a', 'b', 'c'].map((letter) => letter.repeat(22));

function take(browser: Browser, box: Box): void {
  if ((browser.held.get(box.slot)?.stamp ?? '') < box.stamp) browser.held.set(box.slot, box);
  if ((browser.outbox.get(box.slot)?.stamp ?? '~') <= box.stamp) browser.outbox.delete(box.slot);
}

async function connect(browser: Browser, port: number, person: Person): Promise<void> {
  const line = await join(port, person, { device: browser.device, ...browser.seen });
  browser.line = line;
  browser.seen.epoch = line.joined.epoch;
  const read = (frame: unknown) => {
    const said = frame as { say: string; boxes: Box[]; head: number };
    if (said.say !== 'boxes' || browser.line !== line) return;
    for (const box of said.boxes) take(browser, box);
    browser.seen.since = Math.max(browser.seen.since, said.head);
  };
  for (const frame of line.heard) read(frame);
  line.ws.on('message', (message) => read(JSON.parse(String(message))));
  resend(browser);
}

function resend({ line, outbox }: Browser): void {
  if (outbox.size > 0) line?.say({ say: 'put', boxes: [...outbox.values()] });
}

const contentOf = (held: Map<string, Box>) =>
  [...held.values()].map(({ slot, stamp }) => `${slot} ${stamp}`).sort();

const Step = fc.record({
  by: fc.nat(2),
  does: fc.constantFrom('write', 'write', 'write', 'connect', 'lose', 'resend'),
  slot: fc.constantFrom(...SLOTS),
  counter: fc.nat(30),
  /** Whether what was begun is waited for before the next step. */
  calmly: fc.boolean(),
});

test('three browsers that write, lose their lines, resend and come back end with the same boxes', async () => {
  const { port, store } = await relayHere();
  await fc.assert(
    fc.asyncProperty(fc.array(Step, { maxLength: 25 }), async (steps) => {
      const person = newPerson();
      const browsers = ['x', 'y', 'z'].map(
        (device): Browser => ({
          device,
          held: new Map(),
          outbox: new Map(),
          seen: { since: 0, epoch: '' },
          line: null,
        }),
      );
      for (const { by, does, slot, counter, calmly } of steps) {
        const browser = browsers[by];
        if (!browser) continue;
        if (does === 'write') {
          const box = { slot, stamp: stampAt(1_000, counter, browser.device), body: 'x' };
          // A browser's clock gives no stamp that is not later than what it holds.
          if ((browser.held.get(slot)?.stamp ?? '') >= box.stamp) continue;
          browser.held.set(slot, box);
          browser.outbox.set(slot, box);
          browser.line?.say({ say: 'put', boxes: [box] });
        } else if (does === 'connect' && !browser.line) await connect(browser, port, person);
        else if (does === 'lose') {
          browser.line?.ws.terminate();
          browser.line = null;
        } else if (does === 'resend') resend(browser);
        if (calmly && browser.line) {
          browser.line.say({ say: 'ping', time: 1, head: 0 });
          await browser.line.next('pong');
        }
      }
      for (const browser of browsers) {
        if (browser.line) resend(browser);
        else await connect(browser, port, person);
      }
      const [first] = browsers;
      await until(() => browsers.every(({ outbox }) => outbox.size === 0));
      await until(async () => {
        const kept = await store.since(person.room, 0, 100);
        const all = [
          ...browsers.map(({ held }) => contentOf(held)),
          contentOf(new Map(kept.map((box) => [box.slot, box]))),
        ];
        return all.every((content) => content.join() === contentOf(first?.held ?? new Map()).join());
      }, 'all to hold the same');
      for (const { line } of browsers) line?.ws.terminate();
    }),
    { numRuns: 150 },
  );
}, 120_000);
