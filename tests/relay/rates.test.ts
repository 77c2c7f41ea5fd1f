import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createVisitors, networkOf } from '../../lib/relay/address.ts';
import { fullBucket, take, waitFor } from '../../lib/relay/bucket.ts';
import { roughly } from '../../lib/relay/buddies.ts';
import { DEFAULTS, limitsFrom, ratesOf } from '../../lib/relay/limits.ts';
import { readFromBrowser } from '../../lib/wire/protocol.ts';

describe('a rate', () => {
  const rate = { burst: 3, every: 100 };

  test('gives so many at once, then one each time, and says how long to wait', () => {
    const bucket = fullBucket();
    expect([0, 0, 0, 0].map((now) => take(bucket, rate, now))).toEqual([0, 0, 0, 100]);
    expect(take(bucket, rate, 60)).toBe(40);
    expect(take(bucket, rate, 100)).toBe(0);
    expect(take(bucket, rate, 100)).toBe(100);
  });

  test('never gives more than its burst and what time brought, whenever it is asked', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(150), { maxLength: 60 }), (steps) => {
        const bucket = fullBucket();
        let now = 0;
        let given = 0;
        for (const step of steps) {
          now += step;
          if (take(bucket, rate, now) === 0) given++;
        }
        expect(given).toBeLessThanOrEqual(rate.burst + Math.floor(now / rate.every));
      }),
    );
  });

  test('holds nobody longer than a whole bucket takes when the clock is set back', () => {
    const bucket = fullBucket();
    take(bucket, rate, 1e12);
    expect(waitFor(bucket, rate, 0)).toBeLessThanOrEqual(rate.every);
  });

  test('of none gives none', () => {
    expect(take(fullBucket(), ratesOf({ ...DEFAULTS, addressRooms: 0 }).rooms, 1)).toBeGreaterThan(0);
  });
});

describe('an address', () => {
  test.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:a:b:c:d:e:f', '2001:db8:a:b'],
    ['2001:0DB8:000a:b::1', '2001:db8:a:b'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['::1', '0:0:0:0'],
  ])('%s stands for %s', (ip, network) => expect(networkOf(ip)).toBe(network));

  test('is forgotten when there is nothing to remember of it', () => {
    const visitors = createVisitors();
    const visitor = visitors.come('192.0.2.7');
    take(visitor.joins, { burst: 5, every: 100 }, 1_000);
    visitors.forget(1_050);
    expect(visitors.come('192.0.2.7')).toBe(visitor);
    visitor.sockets = 1;
    visitors.forget(2_000);
    expect(visitors.come('192.0.2.7')).toBe(visitor);
    visitor.sockets = 0;
    visitors.forget(2_000);
    expect(visitors.come('192.0.2.7')).not.toBe(visitor);
  });
});

test('the number of Focus Buddies finds nobody', () => {
  expect([0, 1, 4, 5, 19, 20, 21, 37, 99, 104, 105, 1_249, 87_654].map(roughly)).toEqual([
    'few',
    'few',
    'few',
    5,
    19,
    20,
    20,
    40,
    100,
    100,
    110,
    1_200,
    88_000,
  ]);
});

describe('limits', () => {
  test('are the table, but for what the environment sets', () => {
    expect(limitsFrom({})).toEqual(DEFAULTS);
    expect(limitsFrom({ ROOM_SOCKETS: '3', MESSAGES: '' })).toEqual({ ...DEFAULTS, roomSockets: 3 });
  });

  test.each(['many', '-1', '0', '1.5', 'NaN'])('are not "%s"', (ROOM_SOCKETS) =>
    expect(() => limitsFrom({ ROOM_SOCKETS })).toThrow(
      /^ROOM_SOCKETS \(connections to one room\).*whole number/,
    ),
  );

  test('do not go below what the wire promises', () =>
    expect(() => limitsFrom({ ROOM_SLOTS: '100' })).toThrow(/at least 12000/));
});

test('nothing that is said makes the reader of messages fail', () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string(), fc.constant('{"__proto__":{"say":"forget"}}')), (text) => {
      readFromBrowser(text);
    }),
    { numRuns: 5_000 },
  );
});
