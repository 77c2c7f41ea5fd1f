import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NextStep } from '../../lib/relay/next-step.ts';
import { backUp } from '../../lib/relay/sqlite-backup.ts';
import { openSqliteStore } from '../../lib/relay/sqlite-store.ts';
import { newBox, newPerson, newSlot, stampAt } from './person.ts';
import { folderHere } from './relay-here.ts';
import { storeContract } from './store-contract.ts';

storeContract('the store in a file', async () => join(folderHere(), 'relay.sqlite'));

const ROOM = { slots: 100, stored: 100_000 };
const newFile = (): string => join(folderHere(), 'relay.sqlite');

/** Refused in words that name the file and say what to do; the file stays as it was. */
function expectLeftAlone(file: string, words: RegExp): void {
  const before = readFileSync(file);
  expect(() => openSqliteStore(file, ROOM)).toThrow(NextStep);
  expect(() => openSqliteStore(file, ROOM)).toThrow(words);
  expect(readFileSync(file)).toEqual(before);
}

describe('a file that cannot be used is left as it is, in words:', () => {
  test('one that is no database', () => {
    const file = newFile();
    writeFileSync(file, 'Dear diary, today I kept no boxes at all.\n'.repeat(100));
    expectLeftAlone(file, /is no database and was left as it is: name another/);
  });

  test("another program's database", () => {
    const file = newFile();
    new DatabaseSync(file).exec('CREATE TABLE recipe (name TEXT)');
    expectLeftAlone(file, /another program's database/);
  });

  test('one of a newer relay', async () => {
    const file = newFile();
    await openSqliteStore(file, ROOM).close();
    const db = new DatabaseSync(file);
    db.exec('PRAGMA user_version = 3');
    db.close();
    expectLeftAlone(file, /newer relay \(form 3, this one knows 2\).*run that one/);
  });

  test('one that is damaged', async () => {
    const file = newFile();
    await openSqliteStore(file, ROOM).close();
    const bytes = readFileSync(file);
    bytes.fill(0xff, 100, 2_000);
    writeFileSync(file, bytes);
    expectLeftAlone(file, /is damaged and was left as it is: put a backup in its place/);
  });

  test('one that another relay has open', async () => {
    const file = newFile();
    const store = openSqliteStore(file, ROOM);
    expect(() => openSqliteStore(file, ROOM)).toThrow(/in use by another program: stop that one/);
    await store.close();
    await openSqliteStore(file, ROOM).close();
  });

  test('one that may only be read', async () => {
    const folder = folderHere();
    const file = join(folder, 'relay.sqlite');
    await openSqliteStore(file, ROOM).close();
    for (const [path, mode] of [
      [file, 0o444],
      [`${file}.lock`, 0o444],
      [folder, 0o555],
    ] as const)
      chmodSync(path, mode);
    // Root may write everything, so this is asked as nobody.
    const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    const child = spawn(process.execPath, [join(import.meta.dirname, 'store-writer.ts'), file, '1'], nobody);
    let words = '';
    child.stderr.on('data', (some) => {
      words += some;
    });
    const status = await new Promise((resolve) => child.on('close', resolve));
    chmodSync(folder, 0o755);
    expect(words).toMatch(/relay\.sqlite cannot be (opened|written to)/);
    expect(status).not.toBe(0);
  });

  test('one whose folder is a file', () => {
    const file = newFile();
    writeFileSync(file, '');
    expect(() => openSqliteStore(join(file, 'relay.sqlite'), ROOM)).toThrow(/cannot be opened/);
  });
});

describe('a backup', () => {
  test('of a store in use holds what was committed, under a name of its own, and heads go on', async () => {
    const file = newFile();
    const store = openSqliteStore(file, ROOM);
    const { room } = newPerson();
    const boxes = [newBox(), newBox()];
    await store.commit(boxes.map((box) => ({ room, box })));
    backUp(file, `${file}.copy`);
    await store.commit([{ room, box: newBox() }]);
    await store.close();

    const restored = openSqliteStore(`${file}.copy`, ROOM);
    expect(restored.epoch).not.toBe(store.epoch);
    expect(await restored.since(room, 0, 10)).toMatchObject(boxes);
    const [outcome] = await restored.commit([{ room, box: newBox() }]);
    expect(outcome).toEqual({ is: 'kept', head: 3 });
    await restored.close();
  });

  test('overwrites nothing, and of nothing there is none', async () => {
    const file = newFile();
    expect(() => backUp(file, `${file}.copy`)).toThrow(/There is no .* to copy/);
    await openSqliteStore(file, ROOM).close();
    writeFileSync(`${file}.copy`, 'precious');
    expect(() => backUp(file, `${file}.copy`)).toThrow(/there already and was left as it is/);
    expect(readFileSync(`${file}.copy`, 'utf8')).toBe('precious');
    expect(existsSync(`${file}.copy.part`)).toBe(false);
  });
});

test('a file of the first form is taken on with all that is in it', async () => {
  const file = newFile();
  const { room } = newPerson();
  const box = newBox();
  const first = openSqliteStore(file, ROOM);
  await first.commit([{ room, box }]);
  await first.close();
  const db = new DatabaseSync(file);
  db.exec('DROP TABLE forgotten; PRAGMA user_version = 1');
  db.close();
  const store = openSqliteStore(file, ROOM);
  expect(await store.since(room, 0, 10)).toMatchObject([box]);
  await store.forget(room);
  expect(await store.stateOf(room)).toBe('forgotten');
  await store.close();
});

test('what was forgotten is not in the file any more', async () => {
  const file = newFile();
  const store = openSqliteStore(file, ROOM);
  const { room } = newPerson();
  const box = newBox({ body: 'findable'.repeat(200) });
  await store.commit([{ room, box }]);
  await store.forget(room);
  await store.close();
  const bytes = readFileSync(file);
  for (const secret of [box.slot, 'findable']) expect(bytes.includes(secret)).toBe(false);
});

test('a room somebody is in is the same as one that nobody is in, whatever happens to it', async () => {
  const { room } = newPerson();
  const slots = [newSlot(), newSlot(), newSlot()];
  const at = fc.integer({ min: 1, max: 9 });
  const step = fc.oneof(
    {
      weight: 12,
      arbitrary: fc.record({
        do: fc.constant('put' as const),
        at,
        slot: fc.constantFrom(...slots),
        length: fc.constantFrom(1, 40, 60),
        passing: fc.constantFrom(undefined, true as const),
      }),
    },
    { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('forgetPast' as const, 'sweep' as const), at }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('forget' as const), at }) },
  );
  type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;
  const run = async (steps: readonly Step[], isThere: boolean) => {
    let time = 0;
    const store = openSqliteStore(newFile(), { slots: 2, stored: 100, now: () => time });
    const stop = await store.subscribe(room, { committed() {}, forgotten() {} });
    if (!isThere) stop();
    const outcomes: unknown[] = [];
    for (const one of steps) {
      time += 10;
      if (one.do === 'put') {
        const { slot, length, passing } = one;
        const box = newBox({ slot, stamp: stampAt(one.at * 10), body: 'x'.repeat(length), passing });
        outcomes.push(...(await store.commit([{ room, box }])));
      } else if (one.do === 'forget') outcomes.push(await store.forget(room));
      else outcomes.push(await store[one.do](one.at * 10));
      outcomes.push(await store.stateOf(room), await store.since(room, 0, 10));
    }
    await store.close();
    return outcomes;
  };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 15 }), async (steps) => {
      expect(await run(steps, true)).toEqual(await run(steps, false));
    }),
    { numRuns: 100 },
  );
});

test('how far a room is never goes back for those who are in it, though its newest box is forgotten', async () => {
  const store = openSqliteStore(newFile(), ROOM);
  const { room } = newPerson();
  await store.subscribe(room, { committed() {}, forgotten() {} });
  const [lasting, passing] = [newBox({ stamp: stampAt(10) }), newBox({ stamp: stampAt(10), passing: true })];
  await store.commit([{ room, box: lasting }]);
  await store.commit([{ room, box: passing }]);
  const head = await store.head(room);
  expect(await store.forgetPast(20)).toBe(1);
  expect(await store.head(room)).toBe(head);
  await store.sweep(Date.now() + 60_000);
  expect(await store.head(room)).toBe(0);
  await store.close();
});

test('a store that was stopped is one file, and its lock', async () => {
  const file = newFile();
  await openSqliteStore(file, ROOM).close();
  expect(existsSync(`${file}-wal`)).toBe(false);
  expect(statSync(`${file}.lock`).size).toBe(0);
});

test('commits of one turn are one transaction', async () => {
  const file = newFile();
  const store = openSqliteStore(file, ROOM);
  const pages = () => statSync(`${file}-wal`).size;
  const { room } = newPerson();
  const put = () => store.commit([{ room, box: newBox({ body: 'x' }) }]);
  await put();
  const start = pages();
  await Promise.all(Array.from({ length: 20 }, put));
  const together = pages() - start;
  for (let at = 0; at < 20; at++) await put();
  expect(pages() - start - together).toBeGreaterThan(5 * together);
  await store.close();
});

/** Not everywhere, and not everywhere allowed. */
const canTrace = spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0;

test.runIf(canTrace)(
  'nothing is acknowledged before it is synced to the disk',
  async () => {
    const file = newFile();
    const trace = `${file}.trace`;
    const calls = 'trace=pwrite64,write,fsync,fdatasync';
    const writer = [process.execPath, join(import.meta.dirname, 'store-writer.ts'), file, '1'];
    const child = spawn('strace', ['-f', '-y', '-s', '0', '-e', calls, '-o', trace, ...writer], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let lines = 0;
    child.stdout.on('data', (some: Buffer) => {
      lines += some.toString().split('\n').length - 1;
      // Nobody to tell any more: that ends the writer, and with it what traces it.
      if (lines > 300) child.stdout.destroy();
    });
    await new Promise((resolve) => child.on('exit', resolve));

    let unsynced = 0;
    let acknowledgements = 0;
    for (const call of readFileSync(trace, 'utf8').split('\n')) {
      if (/pwrite64\(\d+<[^>]*-wal>/.test(call)) unsynced++;
      else if (/f(data)?sync\(\d+<[^>]*-wal>\) += 0/.test(call)) unsynced = 0;
      else if (/ write\(1</.test(call)) {
        acknowledgements++;
        expect(unsynced).toBe(0);
      }
    }
    expect(acknowledgements).toBeGreaterThan(10);
  },
  60_000,
);
