import * as fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { relayAddress } from '../../lib/core/pairing.ts';
import type { Store } from '../../lib/relay/store.ts';
import type { Carried } from '../../lib/sync/box.ts';
import { codeFrom, invitationFrom, invitationText, newCode, secretOfCode } from '../../lib/sync/code.ts';
import { keysOf, newSecret } from '../../lib/sync/keys.ts';
import { dialWebSocket, type LinePorts } from '../../lib/sync/line.ts';
import { accept, CODE_FOR, invite, type Meeting, type Stage } from '../../lib/sync/pair.ts';
import { recoveryFrom, recoveryText, secretFrom, wordsOf } from '../../lib/sync/recovery.ts';
import { testRelay } from '../../lib/sync/test-relay.ts';
import { moveRoom, visit } from '../../lib/sync/visit.ts';
import { textOf } from '../../lib/wire/bytes.ts';
import { keyOf, speak } from '../../lib/words/t.ts';
import { until } from '../relay/dial.ts';
import { relayHere } from '../relay/relay-here.ts';

let relay: string;
let store: Store;
async function open(options: Parameters<typeof relayHere>[0] = {}): Promise<void> {
  const here = await relayHere(options);
  relay = `ws://127.0.0.1:${here.port}`;
  store = here.store;
}

const ports: LinePorts = {
  dial: dialWebSocket,
  machineNow: Date.now,
  after(milliseconds, work) {
    const timer = setTimeout(work, milliseconds);
    return () => clearTimeout(timer);
  },
};

describe('a code', () => {
  test('is known again however it is written', () => {
    const code = newCode();
    expect(codeFrom(code.toLowerCase().replaceAll('-', ' '))).toBe(code);
    expect(codeFrom(code.replaceAll('0', 'O').replaceAll('1', 'l'))).toBe(code);
  });

  test('with one wrong character is none', () =>
    fc.assert(
      fc.property(fc.nat(15), fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'), (at, other) => {
        const characters = newCode().replaceAll('-', '');
        const slip = characters.slice(0, at) + other + characters.slice(at + 1);
        expect(codeFrom(slip) === null).toBe(slip !== characters);
      }),
    ));

  test('is another each time', () =>
    expect(new Set(Array.from({ length: 100 }, () => newCode())).size).toBe(100));

  test('leads all who have it to one room, and nobody else', async () => {
    const code = newCode();
    const room = async (typed: string) => (await keysOf(await secretOfCode(typed))).room;
    expect(await room(code)).toBe(await room(code));
    expect(await room(newCode())).not.toBe(await room(code));
  });

  test('travels with the relay it is for', () => {
    const invitation = { relay: 'wss://relay.example', code: newCode(), invite: 'word' };
    expect(invitationFrom(`  ${invitationText(invitation)}\n`)).toEqual(invitation);
    expect(invitationFrom('https://elsewhere.example')).toBeNull();
  });
});

describe('a relay’s address', () => {
  test.each([
    ['relay.example', 'wss://relay.example'],
    ['https://Relay.Example/', 'wss://relay.example'],
    ['wss://relay.example:8443/sundial/', 'wss://relay.example:8443/sundial'],
    ['localhost:8787', 'ws://localhost:8787'],
    ['ws://127.0.0.1:8787', 'ws://127.0.0.1:8787'],
    ['ws://relay.example', 'wss://relay.example'],
  ])('%s is %s', (typed, address) => expect(relayAddress(typed)).toBe(address));

  test.each(['', '   ', 'https://', 'a b', 'me:word@relay.example', 'relay.example/?x=1', 'http://[', 'x#y'])(
    '%j is none',
    (typed) => expect(relayAddress(typed)).toBeNull(),
  );

  test('is tried before anything is shared', async () => {
    await open();
    expect(await testRelay(ports, relay)).toMatchObject({ is: 'there' });
    expect(await testRelay(ports, 'ws://127.0.0.1:1')).toEqual({ is: 'not', because: 'unreachable' });
  });
});

describe('two browsers that meet over a code', () => {
  let hosts: Stage[];
  let guests: Stage[];
  let host: Meeting;
  const gift = () => ({ secret: textOf(newSecret()), relay });
  const last = (stages: Stage[]) => stages.at(-1) ?? { is: 'connecting' as const };
  beforeEach(() => {
    hosts = [];
    guests = [];
  });

  async function begin() {
    await open();
    const pairing = gift();
    host = invite(ports, { relay, name: 'Chrome on Linux', pairing }, (stage) => hosts.push(stage));
    await until(() => last(hosts).is === 'waiting', 'a code');
    const waiting = last(hosts);
    if (waiting.is !== 'waiting') throw new Error('no code');
    return { code: waiting.code, pairing };
  }
  const come = (code: string, stages = guests) =>
    accept(ports, { relay, code, name: 'Firefox on Linux' }, (stage) => stages.push(stage));
  const both = (is: Stage['is']) =>
    until(() => last(hosts).is === is && last(guests).is === is, `both ${is}`);

  test('show the same six digits, and then share one room', async () => {
    const { code, pairing } = await begin();
    const guest = come(code);
    await both('comparing');
    expect(last(hosts)).toMatchObject({ name: 'Firefox on Linux', digits: expect.stringMatching(/^\d{6}$/) });
    expect(last(guests)).toMatchObject({ name: 'Chrome on Linux' });
    const digits = [last(hosts), last(guests)].map((stage) => stage.is === 'comparing' && stage.digits);
    expect(digits[0]).toBe(digits[1]);
    host.admit();
    guest.admit();
    await both('done');
    expect(last(guests)).toMatchObject({ pairing });
  });

  test('leave nothing on the relay', async () => {
    const { code } = await begin();
    const guest = come(code);
    await both('comparing');
    guest.admit();
    host.admit();
    await both('done');
    const { room } = await keysOf(await secretOfCode(code));
    await until(async () => (await store.stateOf(room)) === 'forgotten', 'the small room to be gone');
  });

  test('share nothing before the owner of the first has said so', async () => {
    const { code } = await begin();
    come(code);
    await both('comparing');
    host.stop();
    await both('failed');
    expect(last(guests)).toEqual({ is: 'failed', because: 'refused' });
    expect(guests.some(({ is }) => is === 'done')).toBe(false);
  });

  test('take nothing before the owner of the second has said so, too', async () => {
    const { code } = await begin();
    const guest = come(code);
    await both('comparing');
    host.admit();
    // The gift is there by the time another word is.
    const { keys, device } = { keys: await keysOf(await secretOfCode(code)), device: 'looker' };
    await until(async () => {
      const kinds: string[] = [];
      const room = await visit(
        ports,
        { keys, relay, device },
        { record: ({ kind }) => kinds.push(kind), ended: () => {} },
      );
      room.leave();
      return kinds.includes('gift');
    }, 'the gift');
    expect(last(guests).is).toBe('comparing');
    guest.admit();
    await both('done');
  });

  test('are not taken in by somebody else who answers to the same code', async () => {
    const { code } = await begin();
    const others: Stage[] = [];
    const keys = await keysOf(await secretOfCode(code));
    const room = await visit(ports, { keys, relay, device: 'other' }, { record: () => {}, ended: () => {} });
    const stamp = `${Date.now().toString(36).padStart(9, '0')}-0000-other`;
    const key = textOf(newSecret());
    await room.put([{ kind: 'key', id: 'other', stamp, value: { key, name: 'Chrome on Linux' } }]);
    come(code, others);
    await until(() => last(others).is === 'failed', 'the guest to break off');
    expect(last(others)).toEqual({ is: 'failed', because: 'another' });
    room.leave();
  });

  test('stay in touch for as long as it takes to compare', async () => {
    await open({ limits: { silence: 600 } });
    const hurried: LinePorts = {
      ...ports,
      after: (milliseconds, work) => ports.after(milliseconds / 100, work),
    };
    const pairing = gift();
    host = invite(hurried, { relay, name: 'Chrome', pairing }, (stage) => hosts.push(stage));
    await until(() => last(hosts).is === 'waiting', 'a code');
    const since = performance.now();
    await until(() => performance.now() - since > 1_500, 'some time');
    expect(last(hosts).is).toBe('waiting');
    host.stop();
  });

  test('break off when a third comes with the same code', async () => {
    const { code } = await begin();
    come(code);
    await both('comparing');
    const thirds: Stage[] = [];
    come(code, thirds);
    await until(() => last(hosts).is === 'failed', 'the host to break off');
    expect(last(hosts)).toEqual({ is: 'failed', because: 'another' });
    await until(() => last(guests).is === 'failed' && last(thirds).is === 'failed', 'both to be told');
  });

  test('cannot use another code', async () => {
    await begin();
    come(newCode());
    await until(() => guests.length > 0, 'the guest');
    expect(last(hosts).is).toBe('waiting');
    host.stop();
  });

  test('are told when the code is too old', async () => {
    await open();
    const timers: (() => void)[] = [];
    const patient: LinePorts = {
      ...ports,
      after(milliseconds, work) {
        if (milliseconds !== CODE_FOR) return ports.after(milliseconds, work);
        timers.push(work);
        return () => {};
      },
    };
    invite(patient, { relay, name: 'Chrome', pairing: gift() }, (stage) => hosts.push(stage));
    await until(() => last(hosts).is === 'waiting', 'a code');
    for (const work of timers) work();
    expect(last(hosts)).toEqual({ is: 'failed', because: 'expired' });
  });

  test('are told when there is no relay', async () => {
    const nowhere = { relay: 'ws://127.0.0.1:1', code: newCode(), name: 'Firefox' };
    accept(ports, nowhere, (stage) => guests.push(stage));
    await until(() => last(guests).is === 'failed', 'the failure');
    expect(last(guests)).toEqual({ is: 'failed', because: 'unreachable' });
  });
});

test('a room that is moved takes all with it but the browser that is taken out, later versions’ records too', async () => {
  await open();
  const [old, fresh] = await Promise.all([keysOf(newSecret()), keysOf(newSecret())]);
  const way = (keys: typeof old) => ({ keys, relay, device: 'here' });
  const stamp = `${Date.now().toString(36).padStart(9, '0')}-0000-here`;
  const records: Carried[] = [
    { kind: 'score', id: 'a.example', stamp, value: { as: 'focus' } },
    { kind: 'wish', id: 'later', stamp, value: { x: 1 } },
    { kind: 'browser', id: 'stolen', stamp, value: { name: 'Stolen' } },
    ...Array.from({ length: 400 }, (_, at) => ({ kind: 'score', id: `s${at}.example`, stamp, value: null })),
  ];
  const none = { record: () => {}, ended: () => {} };
  const before = await visit(ports, way(old), none);
  await before.put(records);
  before.leave();
  const moved = await moveRoom(ports, way(old), way(fresh), 'stolen');
  await moved.forgetOld();
  const told: Carried[] = [];
  (await visit(ports, way(fresh), { ...none, record: (record) => told.push(record) })).leave();
  const sorted = (some: Carried[]) => some.sort((one, other) => (one.id < other.id ? -1 : 1));
  expect(sorted(told)).toEqual(sorted(records.filter(({ id }) => id !== 'stolen')));
  expect(await store.stateOf(old.room)).toBe('forgotten');
  await expect(visit(ports, way(old), none)).rejects.toMatchObject({ because: 'forgotten' });
});

test('a room that both want forgotten is forgotten for both, whoever was faster', async () => {
  await open();
  const keys = await keysOf(newSecret());
  const none = { record: () => {}, ended: () => {} };
  const first = await visit(ports, { keys, relay, device: 'first' }, none);
  let isTold = false;
  /** Hears of it, and is closed a moment later. */
  const slow: LinePorts = {
    ...ports,
    dial: (address, { text, closed }) =>
      ports.dial(address, {
        text(said) {
          text(said);
          isTold ||= said.includes('"forgotten"');
        },
        closed: () => setTimeout(closed, 20),
      }),
  };
  const second = await visit(slow, { keys, relay, device: 'second' }, none);
  await first.forget();
  await until(() => isTold, 'the other to be told');
  await second.forget();
});

describe('24 words', () => {
  test('give back what they were made of, however they are written', () => {
    const secret = textOf(newSecret());
    const words = wordsOf(secret);
    expect(words.split(' ')).toHaveLength(24);
    expect(secretFrom(` ${words.toUpperCase().replaceAll(' ', ',  ')}\n`)).toBe(secret);
  });

  test('in another order, one short, or with a word that is none are refused', () => {
    const words = wordsOf(textOf(newSecret())).split(' ');
    expect(secretFrom(words.slice(1).join(' '))).toBeNull();
    expect(secretFrom(['sundial', ...words.slice(1)].join(' '))).toBeNull();
  });

  test('come back from the file they were saved in', () => {
    const secret = textOf(newSecret());
    expect(recoveryFrom(recoveryText(secret, relay))).toEqual({ secret, relay });
    expect(recoveryFrom('Relay: wss://relay.example\nWords:\nnone')).toBeNull();
  });

  test('come back from a file that was saved in another language', () => {
    const secret = textOf(newSecret());
    speak('de', { [keyOf('Sundial recovery words')]: 'Words: die Wörter, die alles zurückholen' });
    const saved = recoveryText(secret, relay);
    speak('en', null);
    expect(saved).toContain('zurückholen');
    expect(recoveryFrom(saved)).toEqual({ secret, relay });
  });
});
