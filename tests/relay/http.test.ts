import { describe, expect, test } from 'vitest';
import type { Store } from '../../lib/relay/store.ts';
import { boxesOf, join, knock, until } from './dial.ts';
import { newBox, newPerson } from './person.ts';
import { relayHere } from './relay-here.ts';

const get = (port: number, path: string, options: RequestInit = {}) =>
  fetch(`http://127.0.0.1:${port}${path}`, options);

describe('a person who opens the address', () => {
  test('reads what the server can and cannot see, on a page that loads and runs nothing', async () => {
    const { port } = await relayHere();
    const response = await get(port, '/');
    const page = await response.text();
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page).toMatch(/<html lang="en">[\s\S]*<title>[\s\S]*<main>[\s\S]*<h1>/);
    expect(page).toMatch(/cannot see[\s\S]*can see/);
    expect(page).not.toMatch(/<script|https?:\/\/|src=|@import/);
    expect(page).toContain('prefers-color-scheme: dark');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test('is told that there is nothing else', async () => {
    const { port } = await relayHere();
    expect((await get(port, '/admin')).status).toBe(404);
    expect((await get(port, '/', { method: 'POST' })).status).toBe(405);
    expect(await (await get(port, '/', { method: 'HEAD' })).text()).toBe('');
  });
});

describe('who watches a relay', () => {
  test('learns that it lives and that it is ready', async () => {
    const { port } = await relayHere();
    expect(await (await get(port, '/healthz')).text()).toBe('alive\n');
    expect((await get(port, '/readyz')).status).toBe(200);
  });

  test('learns why it is not ready when the store fails; browsers are told to come again', async () => {
    const { store } = await relayHere();
    const failing: Store = {
      ...store,
      commit: () => Promise.reject(new Error('The disk is gone.')),
      trouble: async () => 'The disk is gone.',
    };
    const { port, logged } = await relayHere({ store: { ...failing, close: async () => {} } });
    const line = await join(port, newPerson());
    line.say({ say: 'put', boxes: [newBox()] });
    const refused = await line.next('refused');
    expect(refused).toMatchObject({ because: 'store-failed', number: 12 });
    expect(refused.retryAfter).toBeGreaterThan(0);
    expect((await line.closed).code).toBe(4012);
    const ready = await get(port, '/readyz');
    expect([ready.status, await ready.text()]).toEqual([503, 'The disk is gone.\n']);
    expect((await get(port, '/healthz')).status).toBe(200);
    expect(logged.join()).toContain('The store failed');
  });

  test('reads what is counted and what is allowed', async () => {
    const { port } = await relayHere();
    const person = newPerson();
    const here = await join(port, person);
    here.say({ say: 'put', boxes: [newBox()] });
    await here.next('boxes');
    await (await knock(port, { ...newPerson(), room: person.room })).closed;
    await until(async () => (await (await get(port, '/metrics')).text()).includes('sundial_connections 1'));
    const metrics = await (await get(port, '/metrics')).text();
    for (const line of [
      'sundial_refused_total{because="bad-proof"} 1',
      'sundial_joins_total 1',
      'sundial_boxes_total{outcome="kept"} 1',
      'sundial_rooms 1',
      'sundial_limit{limit="roomSockets"} 16',
      'sundial_commit_seconds_count 1',
    ])
      expect(metrics).toContain(line);
  });
});

describe('as the disk fills,', () => {
  test('first no new room is taken, then nothing is kept; what is there can be read, and it is said', async () => {
    let used = 50;
    const relay = await relayHere({ diskUsed: async () => used, limits: { silence: 400 } });
    const { port, logged } = relay;
    const person = newPerson();
    const here = await join(port, person);
    const beat = setInterval(() => here.say({ say: 'ping', time: 1, head: 0 }), 50);
    const kept = newBox();
    here.say({ say: 'put', boxes: [kept] });
    await here.next('boxes');

    used = 85;
    await until(() => logged.some((line) => line.includes('no new room')));
    expect((await (await knock(port, newPerson())).closed).reason).toBe('no-new-rooms');
    here.say({ say: 'put', boxes: [newBox()] });
    await here.next('boxes');

    used = 96;
    await until(() => logged.some((line) => line.includes('nothing is kept')));
    const refusedBox = newBox();
    here.say({ say: 'put', boxes: [refusedBox] });
    expect(await here.next('refused')).toMatchObject({
      because: 'read-only',
      number: 22,
      slots: [refusedBox.slot],
    });
    expect((await get(port, '/readyz')).status).toBe(503);
    const there = await join(port, person, { device: 'b' });
    await until(() => boxesOf(there).size === 2);

    used = 40;
    await until(() => logged.some((line) => line.includes('kept again')));
    here.say({ say: 'put', boxes: [refusedBox] });
    await here.next('boxes');
    clearInterval(beat);
  });
});

describe('what is nobody else’s business', () => {
  test('is in no log and in no metric: neither room, nor key, nor proof, nor device, nor address', async () => {
    const relay = await relayHere({ limits: { messages: 1, messageBurst: 30 } });
    const person = newPerson();
    const here = await join(relay.port, person, { device: 'secretdevice' });
    const box = newBox();
    here.say({ say: 'put', boxes: [box] });
    here.say({ say: 'ping', time: 1, head: 0, focusing: true });
    await here.next('pong');
    here.say({ say: 'nonsense', room: person.room });
    await here.closed;
    await (await knock(relay.port, { ...newPerson(), room: person.room })).closed;
    const metrics = await (await get(relay.port, '/metrics')).text();
    await relay.close();
    const told = metrics + relay.logged.join('\n');
    for (const secret of [person.room, person.key, 'secretdevice', box.slot, box.body, '127.0.0.1'])
      expect(told).not.toContain(secret);
  });
});
