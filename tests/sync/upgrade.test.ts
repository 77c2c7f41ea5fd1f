import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { greeting } from '../../lib/background/sharing.ts';
import type { Command } from '../../lib/core/commands.ts';
import type { Doc } from '../../lib/core/doc.ts';
import { stampAfter } from '../../lib/core/stamp.ts';
import { DAY, HOUR, MINUTE } from '../../lib/core/time.ts';
import { type Carried, open, seal } from '../../lib/sync/box.ts';
import { type Keys, keysOf, newSecret } from '../../lib/sync/keys.ts';
import { moveRoom } from '../../lib/sync/visit.ts';
import { T0 } from '../core/scenario.ts';
import { type Linked, linkedBrowser, settle } from './fake-link.ts';
import { fakeRelay } from './fake-relay.ts';

let keys: Keys;
beforeAll(async () => {
  keys = await keysOf(newSecret());
});

let relay: ReturnType<typeof fakeRelay>;
let older: Linked;
beforeEach(async () => {
  relay = fakeRelay();
  relay.time = T0;
  older = linkedBrowser('older', keys, relay.dial);
  await older.share();
});

let stamp = '';
/** As a newer version tells it: with something that the older one knows nothing of. */
async function newerTells(...records: Omit<Carried, 'stamp'>[]): Promise<void> {
  const socket = relay.dial('', { text: () => {}, closed: () => {} });
  const { room, key } = keys;
  const [since, epoch, time] = [0, relay.epoch, relay.time];
  const proof = 'p'.repeat(86);
  socket.send(
    JSON.stringify({ say: 'join', version: 1, room, key, device: 'newer', since, epoch, proof, time }),
  );
  const boxes = records.map((record) => {
    stamp = stampAfter(stamp, relay.time - HOUR, 'newer');
    return seal(keys, { ...record, stamp });
  });
  socket.send(JSON.stringify({ say: 'put', boxes: await Promise.all(boxes) }));
  await settle();
}
/** What the room holds of a record. */
async function inRoom(kind: string, id: string): Promise<Carried | undefined> {
  const all = await Promise.all(relay.boxesOf(keys.room).map((box) => open(keys, box)));
  return all.find((record) => record?.kind === kind && record.id === id) ?? undefined;
}

const away = { what: 'Reading', as: 'focus', from: T0 - 3 * HOUR, to: T0 - 2 * HOUR } as const;
const pause = { from: T0 - HOUR, until: null, device: 'newer' };
const wish = {
  task: 'Write',
  minutes: 25,
  level: 'nothing' as const,
  when: { is: 'weekly' as const, weekdays: [1] },
  minute: 600,
};
const planned = { ...wish, since: T0 - HOUR };
const browser = { name: 'Desk', kind: 'Chrome on Linux', addedAt: T0 - DAY, seenAt: T0 - DAY };

describe('a record with something of a newer version in it keeps it when an older one', () => {
  test.each<[string, string, string, object, Command]>([
    [
      'scores the site',
      'score',
      'a.example',
      { as: 'personal' },
      {
        do: 'score',
        sites: [{ site: 'a.example', as: 'focus' }],
      },
    ],
    [
      'takes the score back',
      'score',
      'a.example',
      { as: 'personal' },
      {
        do: 'score',
        sites: [{ site: 'a.example', as: 'catalogue' }],
      },
    ],
    [
      'drafts a session',
      'setting',
      'prep',
      { task: '', minutes: 25, level: 'nothing' },
      {
        do: 'prepare',
        prep: { task: 'Write', minutes: 45, level: 'distractions' },
      },
    ],
    [
      'begins a session',
      'setting',
      'prep',
      { task: '', minutes: 25, level: 'nothing' },
      {
        do: 'start',
        task: 'Write',
        minutes: 45,
        level: 'distractions',
      },
    ],
    ['ends the pause', 'pause', 'p', pause, { do: 'resume' }],
    ['gives the pause an end', 'pause', 'p', pause, { do: 'pause', until: T0 + HOUR }],
    [
      'begins a session in the pause',
      'pause',
      'p',
      pause,
      {
        do: 'start',
        task: '',
        minutes: 25,
        level: 'nothing',
      },
    ],
    [
      'edits the work away from the browser',
      'offline',
      'o',
      { ...away, device: 'newer' },
      {
        do: 'offline',
        id: 'o',
        ...away,
        what: 'Writing',
      },
    ],
    [
      'changes what is planned',
      'planned',
      'p',
      planned,
      { do: 'plan', id: 'p', wish: { ...wish, minutes: 45 } },
    ],
    [
      'names the browser',
      'browser',
      'newer',
      browser,
      {
        do: 'name-browser',
        device: 'newer',
        name: 'Attic',
      },
    ],
  ])('%s', async (_, kind, id, value, command) => {
    await newerTells({ kind, id, value: { ...value, later: { deep: 7 } } });
    const before = await inRoom(kind, id);
    expect(await older.obey(command, { unnamed: false })).toMatchObject({ is: 'done' });
    const after = await inRoom(kind, id);
    expect(after?.stamp).not.toBe(before?.stamp);
    expect(after?.value).toMatchObject({ later: { deep: 7 } });
  });

  test('counts one more visit kept out', async () => {
    await older.obey({ do: 'start', task: '', minutes: 25, level: 'distractions' }, { unnamed: false });
    const [session] = Object.keys(older.browser.kept?.doc.session ?? {});
    const id = `${session}/older`;
    await newerTells({ kind: 'tries', id, value: { sites: {}, elsewhere: 1, later: 7 } });
    const address = 'https://social.example/';
    await older.obey({ do: 'visit', address, fresh: true }, { unnamed: false });
    await older.wake();
    const sites = { 'social.example': 1 };
    expect((await inRoom('tries', id))?.value).toEqual({ sites, elsewhere: 1, later: 7 });
  });

  test('says that it is there', () => {
    const held = { older: { stamp: '', value: { ...browser, later: 7 } } } as unknown as Doc['browser'];
    expect(greeting({ browser: held }, 'older', browser.kind, T0)).toMatchObject([
      { value: { later: 7, seenAt: T0 } },
    ]);
  });
});

describe('records of kinds that only a newer version knows', () => {
  const wish = { kind: 'wish', id: 'w', value: { deep: [1] } };

  test('stay in the room whatever an older one does there', async () => {
    await newerTells(wish, { kind: 'session', id: 's', value: { level: 'everything', length: 9 } });
    relay.time += MINUTE;
    older.goOn(MINUTE);
    await older.obey({ do: 'score', sites: [{ site: 'a.example', as: 'focus' }] }, { unnamed: false });
    older.restart();
    await older.wake();
    expect(await inRoom('wish', 'w')).toMatchObject(wish);
    expect(await inRoom('session', 's')).toMatchObject({ value: { level: 'everything' } });
    expect(older.unsent()).toEqual([]);
  });

  test('move to another room with all the rest, as they are', async () => {
    const score = { kind: 'score', id: 'a.example', value: { as: 'focus', later: { deep: 7 } } };
    await newerTells(wish, score);
    const fresh = await keysOf(newSecret());
    const ports = { dial: relay.dial, machineNow: () => relay.time, after: () => () => {} };
    const way = (room: Keys) => ({ keys: room, relay: 'wss://relay.example', device: 'older' });
    const { forgetOld } = await moveRoom(ports, way(keys), way(fresh), 'newer');
    older.keys = fresh;
    await older.browser.loop.share(false);
    await older.share();
    await forgetOld();
    const all = await Promise.all(relay.boxesOf(fresh.room).map((box) => open(fresh, box)));
    expect(all.filter((record) => record?.kind === 'wish' || record?.kind === 'score')).toMatchObject([
      wish,
      score,
    ]);
    expect(older.unsent()).toEqual([]);
    expect(relay.boxesOf(keys.room)).toEqual([]);
  });

  test('are heard by a browser once it is updated', async () => {
    await newerTells(wish);
    expect(older.status).toMatchObject({ newer: 1 });
    if (older.heard) older.heard = { ...older.heard, reads: 'fewer' };
    older.restart();
    await older.wake();
    expect(older.status).toMatchObject({ newer: 1, is: 'joined' });
  });
});
