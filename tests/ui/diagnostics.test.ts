import { expect, test } from 'vitest';
import { EMPTY } from '../../lib/core/doc.ts';
import { merge } from '../../lib/core/merge.ts';
import { diagnosticsOf } from '../../lib/ui/diagnostics.ts';
import { at, session } from '../core/scenario.ts';

test('the diagnostics count records and tell no site, task, name or address', () => {
  const secret = 'Unterschlagung';
  const stamp = '0000000b1-0001-here';
  const doc = merge(EMPTY, [
    { kind: 'session', id: secret, stamp, value: { ...session(0, 25), task: secret, project: secret } },
    { kind: 'score', id: `${secret}.example`, stamp, value: { as: 'personal' } },
    {
      kind: 'browser',
      id: 'b',
      stamp,
      value: { name: secret, kind: 'Firefox', addedAt: at(0), seenAt: at(0) },
    },
    { kind: 'setting', id: 'workspace', stamp, value: `https://${secret}.example` },
  ]);
  const link = { is: 'joined' as const, members: [secret, 'other'], skipped: 0, newer: 2 };
  const text = diagnosticsOf({ here: { Sundial: '1.2.3' }, doc, health: null, link, shift: 1500.4 });
  expect(text).not.toMatch(new RegExp(secret, 'i'));
  expect(text.split('\n')).toEqual(
    expect.arrayContaining([
      'Sundial: 1.2.3',
      expect.stringContaining('session 1,'),
      'clock moved by, ms: 1500',
      'browsers in touch: 2',
      'records skipped, of later versions: 0 2',
    ]),
  );
});
