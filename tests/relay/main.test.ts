import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join as path } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { dial, join, soon, until } from './dial.ts';
import { newBox, newPerson } from './person.ts';
import { folderHere } from './relay-here.ts';

const MAIN = path(import.meta.dirname, '..', '..', 'lib', 'relay', 'main.ts');

interface Running {
  child: ChildProcess;
  said(): string;
  ended: Promise<number | null>;
}

function run(environment: Record<string, string>, ...words: string[]): Running {
  const child = spawn(process.execPath, [MAIN, ...words], {
    env: { PATH: process.env.PATH, ...environment },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (some) => {
      said += some;
    });
  onTestFinished(() => void child.kill('SIGKILL'));
  return { child, said: () => said, ended: once(child, 'close').then(([code]) => code) };
}

async function portOf({ said }: Running): Promise<number> {
  await until(() => /Listening at http:\S+:(\d+),/.test(said()), 'the relay to listen');
  return Number(/:(\d+),/.exec(said().replace(/^.*Listening/s, ''))?.[1]);
}

test('says in one line where it listens, and all that was kept is there when it starts anew', async () => {
  const STORE = path(folderHere(), 'relay.sqlite');
  const first = run({ PORT: '0', STORE });
  const person = newPerson();
  const here = await join(await portOf(first), person);
  expect(first.said().trim().split('\n')).toHaveLength(1);
  const box = newBox();
  here.say({ say: 'put', boxes: [box] });
  await here.next('boxes');
  first.child.kill('SIGKILL');
  await first.ended;

  const second = run({ PORT: '0', STORE });
  const there = await join(await portOf(second), person);
  expect(there.joined.epoch).toBe(here.joined.epoch);
  expect((await there.next('boxes')).boxes).toEqual([box]);
});

test('asked to end it sends browsers away, and is gone with nothing left to repair', async () => {
  const STORE = path(folderHere(), 'relay.sqlite');
  const running = run({ PORT: '0', STORE });
  const line = await join(await portOf(running), newPerson());
  line.say({ say: 'put', boxes: [newBox()] });
  await line.next('boxes');
  // As a terminal and a starter both do.
  running.child.kill('SIGTERM');
  running.child.kill('SIGTERM');
  await line.next('leaving');
  expect((await line.closed).code).toBe(1001);
  expect(await soon(running.ended, 'the end')).toBe(0);
  expect(existsSync(`${STORE}-wal`)).toBe(false);
});

test('is not held up by a browser that does not answer', async () => {
  const running = run({ PORT: '0', STORE: path(folderHere(), 'relay.sqlite') });
  const line = await dial(await portOf(running));
  line.ws.pause();
  running.child.kill('SIGTERM');
  expect(await soon(running.ended, 'the end')).toBe(0);
});

test('a copy is made while it runs', async () => {
  const STORE = path(folderHere(), 'relay.sqlite');
  const running = run({ PORT: '0', STORE });
  const person = newPerson();
  const line = await join(await portOf(running), person);
  line.say({ say: 'put', boxes: [newBox()] });
  await line.next('boxes');
  expect(await run({ STORE }, 'backup', `${STORE}.copy`).ended).toBe(0);
  const restored = run({ PORT: '0', STORE: `${STORE}.copy` });
  const there = await join(await portOf(restored), person, { since: 1, epoch: line.joined.epoch });
  expect(there.joined).toMatchObject({ whole: true, head: 1 });
});

test('help names all that can be set, and so does the table of the README', async () => {
  const { said, ended } = run({}, '--help');
  expect(await ended).toBe(0);
  const readme = readFileSync(path(MAIN, '..', 'README.md'), 'utf8').replace(/ +/g, ' ');
  const rows = [...said().matchAll(/^ {2}([A-Z_]{4,}) +(\S+) +(.+)$/gm)];
  expect(rows.length).toBeGreaterThan(25);
  for (const [, variable, is, of] of rows)
    expect(readme).toContain(`| \`${variable}\` | ${is === '-' ? '' : `${is} `}| ${of} |`);
});

async function takenPort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  return String(typeof address === 'object' && address?.port);
}

test.each<[string, () => Promise<Record<string, string>>, string[], RegExp]>([
  ['a port that is taken', async () => ({ PORT: await takenPort() }), [], /^Port \d+ is taken.*set PORT/],
  ['a port that is none', async () => ({ PORT: 'http' }), [], /^PORT is "http": set a number/],
  [
    'an interface that is not there',
    async () => ({ PORT: '0', HOST: '192.0.2.1' }),
    [],
    /no interface.*set HOST/,
  ],
  ['an address with a scheme', async () => ({ ADDRESS: 'https://x.org' }), [], /^ADDRESS is.*the host alone/],
  ['a limit that is none', async () => ({ SOCKETS: 'lots' }), [], /^SOCKETS .*whole number/],
  ['a list that is not there', async () => ({ ROOMS: '/nowhere/rooms' }), [], /which is not there/],
  ['a store it does not know', async () => ({ STORE: 'redis://x' }), [], /which this relay does not know/],
  ['a word it does not know', async () => ({}), ['restore'], /"relay --help" shows/],
])('%s ends it with one sentence and the next step', async (_, environment, words, expected) => {
  const STORE = path(folderHere(), 'relay.sqlite');
  const { said, ended } = run({ STORE, ...(await environment()) }, ...words);
  expect(await ended).toBe(1);
  expect(said()).toMatch(expected);
  expect(said().trim().split('\n')).toHaveLength(1);
});

test('a file that cannot be used ends it with one sentence, and is left as it is', async () => {
  const STORE = path(folderHere(), 'relay.sqlite');
  writeFileSync(STORE, 'Not a database. '.repeat(100));
  const { said, ended } = run({ PORT: '0', STORE });
  expect(await ended).toBe(1);
  expect(said()).toMatch(
    /^.*relay\.sqlite is no database and was left as it is: name another file with STORE\.\n$/,
  );
});

test('a second relay on the same file is not started', async () => {
  const STORE = path(folderHere(), 'relay.sqlite');
  await portOf(run({ PORT: '0', STORE }));
  const second = run({ PORT: '0', STORE });
  expect(await second.ended).toBe(1);
  expect(second.said()).toContain('in use by another program: stop that one');
});
