import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Command } from '../../lib/core/commands.ts';
import { timeOf } from '../../lib/core/stamp.ts';
import { HOUR, MINUTE, SECOND } from '../../lib/core/time.ts';
import { keysOf, newSecret } from '../../lib/sync/keys.ts';
import { AHEAD_BY } from '../../lib/wire/protocol.ts';
import { T0 } from '../core/scenario.ts';
import { linkedBrowser, settle, slowDown, turn } from './fake-link.ts';
import { fakeRelay } from './fake-relay.ts';
import { createModel, type Model } from './model.ts';

/** Ten times as many by `SUNDIAL_HISTORIES=200000 npm test -- relay sync/convergence`. */
const HISTORIES = Number(process.env.SUNDIAL_HISTORIES) || 20_000;
const NAMES = ['x', 'y', 'z', 'w'];

const sites = fc.constantFrom('a.example', 'b.example', 'social.example');
const commands: fc.Arbitrary<Command> = fc.oneof(
  fc.record({
    do: fc.constant('score' as const),
    sites: fc.tuple(
      fc.record({ site: sites, as: fc.constantFrom('focus', 'other', 'personal', 'catalogue') }),
    ),
  }),
  fc.record({ do: fc.constant('set' as const), setting: fc.constant('keys'), to: fc.boolean() }),
  fc.record({
    do: fc.constant('set' as const),
    setting: fc.constant('personalLimit'),
    to: fc.nat(9),
  }),
  fc.record({
    do: fc.constant('start' as const),
    task: fc.constantFrom('Write', 'Read'),
    minutes: fc.integer({ min: 5, max: 240 }),
    level: fc.constant('distractions' as const),
  }),
  fc.constantFrom<Command[]>(
    { do: 'cancel' },
    { do: 'end' },
    { do: 'extend', minutes: 15 },
    { do: 'unblock-site', address: 'http://social.example/' },
    { do: 'unblock-communication' },
    { do: 'pause', until: null },
    { do: 'resume' },
    { do: 'dismiss', alert: 'away/1' },
    { do: 'adjourn', meeting: 'm' },
    {
      do: 'offline',
      id: 'o',
      what: 'Reading',
      as: 'focus',
      from: T0 - 9 * HOUR,
      to: T0 - 8 * HOUR,
    },
    { do: 'offline-remove', id: 'o' },
  ),
);
/** Mostly little time goes by, and sometimes hours. */
const spans = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 1, max: SECOND }) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 5 * MINUTE }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 2 * HOUR }) },
);
const skews = fc.oneof(
  fc.integer({ min: -2 * HOUR, max: 2 * HOUR }),
  fc.integer({ min: -2 * MINUTE, max: 2 * MINUTE }),
);

const does = {
  obey: fc.record({ is: fc.constant('obey' as const), command: commands }),
  travel: fc.constantFrom(...(['meet', 'share', 'connect', 'note', 'ping'] as const).map((is) => ({ is }))),
  listen: fc.record({ is: fc.constant('listen' as const), frames: fc.integer({ min: 1, max: 5 }) }),
  arrive: fc.record({ is: fc.constant('arrive' as const), at: fc.nat(9), stays: fc.boolean() }),
  lose: fc.record({ is: fc.constant('lose' as const), arrives: fc.boolean() }),
  drop: fc.record({ is: fc.constant('drop' as const), at: fc.nat(9) }),
  end: fc.record({ is: fc.constant('end' as const), after: fc.nat(3) }),
  relay: fc.constantFrom(...(['copy', 'restore'] as const).map((is) => ({ is }))),
  clock: fc.record({ is: fc.constant('clock' as const), skew: skews }),
};
type Step = (typeof does)[keyof typeof does] extends infer Some
  ? Some extends fc.Arbitrary<infer One>
    ? One
    : never
  : never;
type Taken = [by: number, span: number, step: Step];

const usual = [
  { weight: 8, arbitrary: does.obey },
  { weight: 6, arbitrary: does.travel },
  { weight: 6, arbitrary: does.listen },
  { weight: 4, arbitrary: does.arrive },
  { weight: 1, arbitrary: does.drop },
  { weight: 1, arbitrary: does.lose },
  { weight: 2, arbitrary: does.end },
  { weight: 1, arbitrary: does.relay },
];
const stepsOf = (...kinds: { weight: number; arbitrary: fc.Arbitrary<Step> }[]): fc.Arbitrary<Taken[]> =>
  fc.array(fc.tuple(fc.nat(3), spans, fc.oneof(...kinds)), { minLength: 5, maxLength: 40, size: 'max' });

function take(model: Model, [by, span, step]: Taken): void {
  const device = model.devices[by % model.devices.length];
  if (!device) return;
  model.pass(span);
  if (step.is === 'obey') model.obey(device, step.command);
  else if (step.is === 'listen') for (let frames = 0; frames < step.frames; frames++) model.listen(device);
  else if (step.is === 'arrive') model.arrive(step.at, step.stays);
  else if (step.is === 'drop') model.drop(step.at);
  else if (step.is === 'lose') model.lose(device, step.arrives);
  else if (step.is === 'end') model.listen(device, step.after);
  else if (step.is === 'clock') device.skew = step.skew;
  else if (step.is === 'copy' || step.is === 'restore') model[step.is]();
  else model[step.is](device);
}

/** Everybody holds the same, and has nothing left to tell. */
function expectSame(model: Model): void {
  const [first, ...others] = model.devices.map(({ holding }) => holding);
  for (const { doc } of others) expect(doc).toEqual(first?.doc);
  for (const { outbox } of [first, ...others].filter((held) => held !== undefined))
    expect(outbox).toEqual([]);
  const held = model.slots().map(({ entry: { kind, id, stamp } }) => `${kind}/${id} ${stamp}`);
  const own = Object.entries(first?.doc ?? {}).flatMap(([kind, records]) =>
    Object.entries(records).map(([id, { stamp }]) => `${kind}/${id} ${stamp}`),
  );
  expect(held.sort()).toEqual(own.sort());
  for (const { entry } of model.slots())
    expect(timeOf(entry.stamp)).toBeLessThanOrEqual(model.now() + AHEAD_BY);
  // So they see a session end at the same instant, too.
  for (const device of model.devices)
    expect(Math.abs(model.nowIn(device) - model.now())).toBeLessThanOrEqual(SECOND);
}

/** Nobody's change gave way to one that it was made over. */
function expectLastKept(model: Model): void {
  const last = new Map(model.slots().map(({ entry, writing }) => [`${entry.kind}/${entry.id}`, writing]));
  for (const { key, over } of model.writings) expect(over === null || last.get(key) !== over).toBe(true);
}

/** By right clocks the last change of a thing stays, whoever made it; a relay that answers late makes them a little wrong. */
function expectLatestKept(model: Model): void {
  const last = new Map(model.slots().map(({ entry, writing }) => [`${entry.kind}/${entry.id}`, writing]));
  for (const { key, at } of model.writings) {
    const kept = model.writings[last.get(key) ?? -1];
    expect(at - (kept?.at ?? 0)).toBeLessThan(10 * SECOND);
  }
}

describe('browsers that share a room', () => {
  test(
    'come to hold the same, whatever was lost, repeated or late, wherever they stopped and however wrong their clocks were',
    () =>
      fc.assert(
        fc.property(
          fc.integer({ min: 2, max: 4 }),
          fc.array(skews, { minLength: 4, maxLength: 4 }),
          stepsOf(...usual, { weight: 1, arbitrary: does.clock }),
          (count, wrong, steps) => {
            const model = createModel(NAMES.slice(0, count));
            for (const [at, device] of model.devices.entries()) device.skew = wrong[at] ?? 0;
            for (const step of steps) take(model, step);
            model.settle();
            expectSame(model);
            expectLastKept(model);
          },
        ),
        { numRuns: HISTORIES },
      ),
    6 * HISTORIES,
  );

  test(
    'whose clocks are right keep what was changed last, whenever each of them heard of it',
    () =>
      fc.assert(
        fc.property(fc.integer({ min: 2, max: 4 }), stepsOf(...usual), (count, steps) => {
          const model = createModel(NAMES.slice(0, count));
          for (const step of steps) take(model, step);
          model.settle();
          expectSame(model);
          expectLatestKept(model);
        }),
        { numRuns: 5000 },
      ),
    120_000,
  );
});

const LINKED = 300;
/** What happens to browsers with a link of their own, in turns of the event loop that it is not waited for. */
const linkedSteps = fc.array(
  fc.record({
    by: fc.nat(2),
    turns: fc.nat(6),
    span: fc.oneof(fc.integer({ min: 1, max: SECOND }), fc.integer({ min: 1, max: 3 * MINUTE })),
    step: fc.oneof(
      { weight: 6, arbitrary: fc.record({ is: fc.constant('obey' as const), command: commands }) },
      { weight: 1, arbitrary: fc.record({ is: fc.constant('clock' as const), skew: skews }) },
      {
        weight: 6,
        arbitrary: fc.constantFrom(
          ...(
            ['share', 'wake', 'wake', 'restart', 'cut', 'stop', 'start', 'deaf', 'mute', 'restore'] as const
          ).map((is) => ({ is })),
        ),
      },
    ),
  }),
  { minLength: 4, maxLength: 20, size: 'max' },
);

test('browsers that share sealed boxes over links come to hold the same, whatever became of links, workers, clocks and the relay, and however long sealing takes', async () => {
  const keys = await keysOf(newSecret());
  onTestFinished(() => slowDown(null));
  const slownesses = fc.option(fc.infiniteStream(fc.nat({ max: 5 })));
  await fc.assert(
    fc.asyncProperty(
      fc.array(skews, { minLength: 3, maxLength: 3 }),
      linkedSteps,
      slownesses,
      async (wrong, steps, slowness) => {
        slowDown(slowness);
        const relay = fakeRelay();
        relay.time = T0;
        const browsers = NAMES.slice(0, 3).map((name) => linkedBrowser(name, keys, relay.dial));
        for (const [at, { browser }] of browsers.entries()) browser.time += wrong[at] ?? 0;
        const pass = (span: number) => {
          relay.time += span;
          for (const linked of browsers) linked.goOn(span);
        };
        for (const { by, turns, span, step } of steps) {
          const linked = browsers[by];
          if (!linked) continue;
          pass(span);
          if (step.is === 'obey')
            void linked.browser.loop
              .obey(step.command, { unnamed: false })
              .then(() => linked.link.wake({ now: true }));
          else if (step.is === 'clock') linked.browser.time = relay.time + step.skew;
          else if (step.is === 'share') void linked.browser.loop.share(true).then(() => linked.link.change());
          else if (step.is === 'wake') void linked.link.wake({ now: true });
          else if (step.is === 'restart') linked.restart();
          else if (step.is === 'deaf' || step.is === 'mute') relay[step.is] = !relay[step.is];
          else if (step.is === 'restore')
            relay.restore(`e${relay.time}`, ({ stamp }) => timeOf(stamp) < relay.time - span);
          else relay[step.is]();
          for (let taken = 0; taken < turns; taken++) await turn();
        }
        relay.start();
        relay.deaf = false;
        relay.mute = false;
        for (const { browser } of browsers) await browser.loop.share(true);
        const isCalm = () =>
          browsers.every(
            ({ status, unsent, browser }) =>
              status?.is === 'joined' &&
              unsent().length === 0 &&
              // What was told is opened at its own time.
              isDeepStrictEqual(browser.kept?.doc, browsers[0]?.browser.kept?.doc),
          );
        for (let rounds = 0; rounds < 60 && !(rounds > 3 && isCalm()); rounds++) {
          pass(11 * SECOND);
          for (const { link } of browsers) void link.wake({ now: true });
          await settle();
        }
        const [first, ...others] = browsers;
        for (const { browser } of others) expect(browser.kept?.doc).toEqual(first?.browser.kept?.doc);
        for (const linked of browsers) {
          expect(linked.status).toMatchObject({ is: 'joined' });
          expect(linked.unsent()).toEqual([]);
          expect(linked.browser.faults).toEqual([]);
        }
        for (const { stamp } of relay.boxesOf(keys.room))
          expect(timeOf(stamp)).toBeLessThanOrEqual(relay.time + AHEAD_BY);
      },
    ),
    { numRuns: LINKED },
  );
}, 120_000);
