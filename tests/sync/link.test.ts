import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { phaseAt } from '../../lib/core/phase.ts';
import { HOUR, SECOND } from '../../lib/core/time.ts';
import { seal } from '../../lib/sync/box.ts';
import { type Keys, keysOf, newSecret } from '../../lib/sync/keys.ts';
import { T0 } from '../core/scenario.ts';
import { type Linked, linkedBrowser, settle } from './fake-link.ts';
import { fakeRelay } from './fake-relay.ts';

const start = { do: 'start', task: 'Write', minutes: 25, level: 'distractions' } as const;
const named = { unnamed: false };

const score = (as: 'personal' | 'focus') => ({ do: 'score' as const, sites: [{ site: 'a.example', as }] });

let keys: Keys;
beforeAll(async () => {
  keys = await keysOf(newSecret());
});

let relay: ReturnType<typeof fakeRelay>;
let here: Linked;
let there: Linked;
beforeEach(() => {
  relay = fakeRelay();
  relay.time = T0;
  here = linkedBrowser('here', keys, relay.dial);
  there = linkedBrowser('there', keys, relay.dial);
});

async function both(): Promise<void> {
  await here.share();
  await there.share();
}
const phaseOf = ({ browser }: Linked) => {
  if (!browser.kept) throw new Error('nothing is kept');
  return phaseAt(browser.kept.doc, browser.time + browser.kept.clock.shift);
};
const blocked = ({ browser }: Linked) => browser.rules.layers.length > 0;
async function pass(milliseconds: number): Promise<void> {
  relay.time += milliseconds;
  await Promise.all([here.pass(milliseconds), there.pass(milliseconds)]);
  await settle();
}

describe('a session', () => {
  test('begun here blocks there, and ends in both without another word', async () => {
    await both();
    await here.obey(start, named);
    await settle();
    expect(blocked(there)).toBe(true);
    const { puts } = relay;
    await pass(25 * 60 * SECOND);
    await here.browser.loop.look();
    await there.browser.loop.look();
    expect([blocked(here), blocked(there)]).toEqual([false, false]);
    expect(relay.puts).toBe(puts);
  });

  test('ended there is over here', async () => {
    await both();
    await here.obey(start, named);
    await settle();
    await there.obey({ do: 'cancel' }, named);
    await settle();
    expect(blocked(here)).toBe(false);
  });

  test('begun here is told while what came in from there is still under way', async () => {
    await both();
    let free = () => {};
    here.busy = new Promise((done) => {
      free = done;
    });
    await there.obey(score('personal'), named);
    await here.obey(start, named);
    await settle();
    expect(blocked(there)).toBe(true);
    expect(here.browser.kept?.doc.score).toEqual({});
    free();
    await settle();
    expect(here.browser.kept?.doc.score).toEqual(there.browser.kept?.doc.score);
  });

  test('is told once, though something earlier of the same record comes in meanwhile', async () => {
    await both();
    let free = () => {};
    here.busy = new Promise((done) => {
      free = done;
    });
    await there.obey(score('personal'), named);
    here.browser.time += SECOND;
    relay.mute = true;
    await here.obey(score('focus'), named);
    const { puts } = relay;
    free();
    await settle();
    expect(relay.puts).toBe(puts);
  });

  test('of one record changed twice at once comes as it was last', async () => {
    await both();
    await Promise.all([here.obey(score('personal'), named), here.obey(score('focus'), named)]);
    await settle();
    expect(there.browser.kept?.doc.score['a.example']?.value).toEqual({ as: 'focus' });
    expect(here.unsent()).toEqual([]);
  });

  test('is joined in the middle by a browser that was off, with the right time left', async () => {
    await here.share();
    await here.obey(start, named);
    await pass(10 * 60 * SECOND);
    await there.share();
    expect(phaseOf(there)).toMatchObject({ is: 'focusing', endsAt: T0 + 25 * 60 * SECOND });
    expect(blocked(there)).toBe(true);
  });

  test('that is over by then is known to be', async () => {
    await here.share();
    await here.obey(start, named);
    await here.obey({ do: 'cancel' }, named);
    await there.share();
    expect(blocked(there)).toBe(false);
    expect(there.browser.kept?.doc.end).toEqual(here.browser.kept?.doc.end);
  });

  test('begun while the relay is away reaches the others when it is back', async () => {
    await both();
    relay.stop();
    await settle();
    await here.obey(start, named);
    expect(here.status).toMatchObject({ is: 'waiting' });
    expect(blocked(here)).toBe(true);
    relay.start();
    await pass(10 * SECOND);
    expect(blocked(there)).toBe(true);
    expect(here.unsent()).toEqual([]);
  });
});

describe('clocks', () => {
  test('that are 90 seconds apart end a session at the same instant', async () => {
    there.browser.time += 90 * SECOND;
    await both();
    await there.obey(start, named);
    await settle();
    const left = ({ browser }: Linked) => {
      const phase = phaseOf({ browser } as Linked);
      return phase.is === 'focusing' && phase.endsAt - browser.time - (browser.kept?.clock.shift ?? 0);
    };
    expect([left(here), left(there)]).toEqual([25 * 60 * SECOND, 25 * 60 * SECOND]);
  });

  test('that are found wrong take a session with them that nobody has heard of', async () => {
    there.browser.time += 2 * 60 * 60 * SECOND;
    await there.browser.loop.share(true);
    await there.browser.loop.obey(start, named);
    await here.share();
    await there.share();
    expect(phaseOf(there)).toMatchObject({ is: 'focusing', endsAt: T0 + 25 * 60 * SECOND });
    expect(phaseOf(here)).toMatchObject({ is: 'focusing', endsAt: T0 + 25 * 60 * SECOND });
    // And what is written next does not come too early for anybody.
    await there.obey({ do: 'extend', minutes: 15 }, named);
    await settle();
    expect(phaseOf(here)).toMatchObject({ endsAt: T0 + 40 * 60 * SECOND });
    expect(there.unsent()).toEqual([]);
  });
});

describe('a relay whose clock is over a day off', () => {
  test('is not believed: nothing is moved by it, and it says why', async () => {
    relay.time += 25 * HOUR;
    await here.browser.loop.share(true);
    await here.browser.loop.obey(start, named);
    await here.share();
    expect(here.browser.kept?.clock.shift).toBe(0);
    expect(phaseOf(here)).toMatchObject({ is: 'focusing', endsAt: T0 + 25 * 60 * SECOND });
    expect(here.status).toMatchObject({ is: 'waiting', because: 'clocks-apart' });
    expect(relay.puts).toBe(0);
  });
});

describe('a relay whose clock falls behind', () => {
  test('is not gone by, and told when it is right again what it would not take', async () => {
    await both();
    await here.obey(start, named);
    await pass(10 * SECOND);
    relay.time -= 24 * 60 * 60 * SECOND;
    relay.cut();
    await settle();
    await pass(2 * SECOND);
    expect([phaseOf(here).is, phaseOf(there).is]).toEqual(['focusing', 'focusing']);
    await here.obey({ do: 'set', setting: 'keys', to: false }, named);
    expect(here.unsent()).toHaveLength(1);
    relay.time += 24 * 60 * 60 * SECOND;
    await pass(21 * SECOND);
    expect(here.unsent()).toEqual([]);
    expect(there.browser.kept?.doc.setting.keys?.value).toBe(false);
  });

  test('because it was ahead before is gone by', async () => {
    relay.time += 24 * 60 * 60 * SECOND;
    await both();
    await here.obey({ do: 'set', setting: 'keys', to: false }, named);
    relay.time -= 24 * 60 * 60 * SECOND;
    relay.cut();
    await settle();
    await pass(2 * SECOND);
    await here.obey(start, named);
    expect(phaseOf(there)).toMatchObject({ is: 'focusing', session: { startedAt: relay.time } });
  });
});

describe('what is held', () => {
  test('before there was a room is shared with it, both ways', async () => {
    await here.browser.loop.obey({ do: 'score', sites: [{ site: 'a.example', as: 'focus' }] }, named);
    await there.browser.loop.obey({ do: 'score', sites: [{ site: 'b.example', as: 'personal' }] }, named);
    await both();
    await settle();
    expect(here.browser.kept?.doc).toEqual(there.browser.kept?.doc);
    expect(Object.keys(here.browser.kept?.doc.score ?? {}).sort()).toEqual(['a.example', 'b.example']);
  });

  test('before there was a room is told at once, though the clock it was written by was hours ahead', async () => {
    there.browser.time += 2 * 60 * 60 * SECOND;
    await there.browser.loop.obey({ do: 'score', sites: [{ site: 'b.example', as: 'personal' }] }, named);
    await there.browser.loop.obey(start, named);
    await both();
    await settle();
    expect(there.unsent()).toEqual([]);
    expect(here.browser.kept?.doc).toEqual(there.browser.kept?.doc);
    expect(phaseOf(here)).toMatchObject({ is: 'focusing', endsAt: T0 + 25 * 60 * SECOND });
  });

  test('by a browser whose clock was ahead does not win over what was changed since elsewhere', async () => {
    await both();
    here.link.wake();
    relay.stop();
    await settle();
    here.browser.time += 60 * 60 * SECOND;
    await here.browser.loop.obey({ do: 'set', setting: 'keys', to: false }, named);
    await pass(10 * 60 * SECOND);
    await there.browser.loop.obey({ do: 'set', setting: 'keys', to: true }, named);
    relay.start();
    await pass(5 * 60 * SECOND);
    await pass(10 * SECOND);
    expect(here.browser.kept?.doc.setting.keys?.value).toBe(true);
    expect(there.browser.kept?.doc.setting.keys?.value).toBe(true);
  });

  test('arrives once more in a relay that lost it', async () => {
    await both();
    await here.obey(start, named);
    await settle();
    relay.restore('second', () => false);
    await settle();
    await pass(2 * SECOND);
    expect(relay.boxesOf(keys.room).length).toBeGreaterThan(0);
    const third = linkedBrowser('third', keys, relay.dial);
    third.browser.time = here.browser.time;
    await third.share();
    expect(phaseOf(third).is).toBe('focusing');
  });

  test('is told again after a worker that was stopped before its receipt came', async () => {
    await both();
    await here.browser.loop.obey(start, named);
    void here.link.wake({ now: true });
    here.restart();
    await settle();
    expect(here.unsent()).not.toEqual([]);
    await here.wake();
    await settle();
    expect(here.unsent()).toEqual([]);
    expect(blocked(there)).toBe(true);
  });
});

describe('a connection', () => {
  test.each([
    ['that carries nothing to the relay any more', 'deaf'],
    ['that carries nothing from the relay any more', 'mute'],
  ] as const)('%s is given up, and what waits goes over another', async (_, way) => {
    await both();
    relay[way] = true;
    await here.obey(start, named);
    await pass(11 * SECOND);
    expect(here.status).toMatchObject({ is: 'waiting', because: 'silent' });
    relay[way] = false;
    await pass(2 * SECOND);
    // The other one has to notice, too, by the next thing it says.
    await pass(30 * SECOND);
    await pass(11 * SECOND);
    await pass(5 * SECOND);
    expect(here.unsent()).toEqual([]);
    expect(blocked(there)).toBe(true);
  });

  test('is tried for less and less often while there is no relay, by whatever wakes', async () => {
    await here.share();
    relay.stop();
    await settle();
    const waits: number[] = [];
    for (let tries = 0; tries < 14; tries++) {
      const { backOff } = here;
      if (!backOff) throw new Error('no back-off');
      waits.push(backOff.retryAt - backOff.at);
      here.restart();
      await here.pass(backOff.retryAt - here.browser.time - 1);
      await here.wake();
      expect(here.backOff).toEqual(backOff);
      await here.pass(1);
      await here.wake();
    }
    expect(waits.slice(0, 4)).toEqual([500, 1000, 2000, 4000]);
    expect(Math.max(...waits)).toBe(150_000);
  });

  test('is tried again, also by a new worker, without a word as if nothing had been the matter', async () => {
    await here.share();
    relay.stop();
    await settle();
    here.told = [];
    here.restart();
    await here.pass(10 * SECOND);
    await here.wake();
    expect(here.told).toContainEqual(expect.stringMatching(/^connecting ./));
    expect(here.told).not.toContain('connecting ');
    relay.start();
    await here.pass(30 * SECOND);
    await here.wake();
    await settle();
    expect(here.told.at(-1)).toBe('joined ');
  });

  test('is let go of where nobody stays awake for it', async () => {
    await here.share();
    here.stays = false;
    await here.pass(60 * SECOND);
    expect(here.keptAwake).toBe(0);
    expect(here.status).toMatchObject({ is: 'joined' });
  });

  test('says how far the other clock is and how long the way', async () => {
    await here.share();
    expect(here.status).toMatchObject({ is: 'joined', members: ['here'], roundTrip: 0 });
  });

  test('says how long the last change from another browser was on its way', async () => {
    await both();
    relay.stop();
    await settle();
    await here.obey(start, named);
    relay.start();
    await pass(10 * SECOND);
    expect(there.status?.delay).toBeGreaterThanOrEqual(10 * SECOND);
    expect(there.status?.delay).toBeLessThan(12 * SECOND);
    expect(here.status).not.toHaveProperty('delay');
  });
});

describe('a room that somebody had forgotten', () => {
  const forgetRoom = async () => {
    const socket = relay.dial('', { text: () => {}, closed: () => {} });
    socket.send(JSON.stringify(joinOf(keys)));
    socket.send(JSON.stringify({ say: 'forget' }));
    await settle();
  };

  test('is lost to who is there, and to who comes back', async () => {
    await both();
    await there.obey(start, named);
    await pass(2 * SECOND);
    there.restart();
    await forgetRoom();
    await there.wake();
    expect([here.isLost, there.isLost]).toEqual([true, true]);
    expect(relay.boxesOf(keys.room)).toEqual([]);
  });

  test('is begun anew where the relay only lost sight of it', async () => {
    await both();
    await here.obey(start, named);
    await pass(2 * SECOND);
    const held = relay.boxesOf(keys.room).length;
    expect(held).toBeGreaterThan(0);
    here.restart();
    there.restart();
    relay.sweep();
    await here.wake();
    await settle();
    expect(here.isLost).toBe(false);
    expect(relay.boxesOf(keys.room)).toHaveLength(held);
  });

  test('is not begun anew by a browser that was updated meanwhile', async () => {
    await both();
    await there.obey(start, named);
    await pass(2 * SECOND);
    if (there.heard) there.heard = { ...there.heard, reads: 'fewer' };
    there.restart();
    await forgetRoom();
    await there.wake();
    expect(there.isLost).toBe(true);
    expect(relay.boxesOf(keys.room)).toEqual([]);
  });
});

describe('records that are not what they should be', () => {
  const strange = [
    { kind: 'session', id: 'x', stamp: '0abcdefgh-0001-other', value: { task: 7 } },
    { kind: 'score', id: 'not a site', stamp: '0abcdefgh-0002-other', value: { as: 'focus' } },
  ];

  test('are left out and counted, and nothing else is held up', async () => {
    const puts = await Promise.all(strange.map((record) => seal(keys, record)));
    await both();
    const socket = relay.dial('', { text: () => {}, closed: () => {} });
    socket.send(JSON.stringify(joinOf(keys)));
    socket.send(JSON.stringify({ say: 'put', boxes: puts }));
    await settle();
    await here.obey(start, named);
    await settle();
    expect(there.status).toMatchObject({ skipped: 2, newer: 0 });
    expect(blocked(there)).toBe(true);
    expect(there.browser.faults).toEqual([]);
  });

  test('of a later version are left in the room, and heard anew by a browser that knows them', async () => {
    await here.share();
    const later = await seal(keys, {
      kind: 'wish',
      id: 'w',
      stamp: '0abcdefgh-0001-other',
      value: { deep: 1 },
    });
    const socket = relay.dial('', { text: () => {}, closed: () => {} });
    socket.send(JSON.stringify(joinOf(keys)));
    socket.send(JSON.stringify({ say: 'put', boxes: [later] }));
    await settle();
    expect(here.status).toMatchObject({ skipped: 0, newer: 1 });
    // As after an update: it knows other kinds than when it last heard.
    if (here.heard) here.heard = { ...here.heard, reads: 'fewer' };
    here.restart();
    await here.wake();
    await settle();
    expect(here.status).toMatchObject({ newer: 1 });
    expect(relay.boxesOf(keys.room)).toHaveLength(1);
  });

  test('do not keep a browser telling what it holds in their place', async () => {
    await both();
    const later = { kind: 'score', id: 'a.example', stamp: 'zzzzzzzz0-0001-other', value: { as: 'deep' } };
    relay.time = Number.parseInt('zzzzzzzz0', 36);
    const socket = relay.dial('', { text: () => {}, closed: () => {} });
    socket.send(JSON.stringify(joinOf(keys)));
    socket.send(JSON.stringify({ say: 'put', boxes: [await seal(keys, later)] }));
    await settle();
    const { puts } = relay;
    await here.obey({ do: 'score', sites: [{ site: 'a.example', as: 'personal' }] }, named);
    await settle();
    expect(relay.puts).toBe(puts + 1);
    await here.obey(start, named);
    expect(blocked(there)).toBe(true);
  });

  test('keep what a later version added to them', async () => {
    const value = { what: 'Reading', as: 'focus', from: T0 - 60_000 * 30, to: T0 - 60_000, device: 'new' };
    const added = await seal(keys, {
      kind: 'offline',
      id: 'o',
      stamp: '0abcdefgh-0001-other',
      value: { ...value, mood: 'calm' },
    });
    await both();
    const socket = relay.dial('', { text: () => {}, closed: () => {} });
    socket.send(JSON.stringify(joinOf(keys)));
    socket.send(JSON.stringify({ say: 'put', boxes: [added] }));
    await settle();
    expect(here.browser.kept?.doc.offline.o?.value).toMatchObject({ mood: 'calm' });
  });
});

const joinOf = ({ room, key }: Keys) => ({
  say: 'join',
  version: 1,
  room,
  key,
  device: 'other',
  since: 0,
  epoch: 'first',
  proof: 'p'.repeat(86),
  time: 0,
});
