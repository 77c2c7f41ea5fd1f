import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command } from '../../lib/core/commands.ts';
import { dayOf } from '../../lib/core/day.ts';
import { EMPTY, type Entry } from '../../lib/core/doc.ts';
import { unsentOf } from '../../lib/core/outbox.ts';
import { stampAfter } from '../../lib/core/stamp.ts';
import { HOUR, MINUTE } from '../../lib/core/time.ts';
import { seenName } from '../../lib/core/unseen.ts';
import { keptOutOf } from '../../lib/ui/kept-out.ts';
import { T0 } from '../core/scenario.ts';
import { fakeBrowser } from './fake-browser.ts';

const start = { do: 'start', task: 'Draft', minutes: 25, level: 'distractions' } as const satisfies Command;
const named = { unnamed: false };
type Fake = ReturnType<typeof fakeBrowser>;
const hosts = (browser: Fake) => browser.rules.layers.flatMap((layer) => layer.hosts);

describe('a session in one browser', () => {
  test('is shut before "Begin" is answered', async () => {
    const here = fakeBrowser('a');
    here.tabs = [
      { id: 1, url: 'https://social.example/feed' },
      { id: 2, url: 'https://code.example/' },
    ];
    expect(await here.loop.obey(start, named)).toEqual({ is: 'done' });
    expect(hosts(here)).toContain('social.example');
    expect(here.awake).toContain('personal');
    expect(here.tabs.map(({ url }) => url)).toEqual([
      'block page#https://social.example/feed',
      'https://code.example/',
    ]);
    expect(here.alarms).toEqual({ end: T0 + 25 * MINUTE, minute: T0 + MINUTE });
    expect(here.icon).toMatchObject({ minutes: 25, task: 'Draft' });
  });

  test('is one write', async () => {
    const here = fakeBrowser('a');
    await here.loop.obey(start, named);
    expect(here.saves).toBe(1);
  });

  test('is over at its end without anybody having said so', async () => {
    const here = fakeBrowser('a');
    await here.loop.obey(start, named);
    const { stamp } = here.kept ?? { stamp: '' };
    here.time = T0 + 25 * MINUTE;
    here.restart();
    await here.loop.look();
    expect(hosts(here)).toEqual([]);
    expect(here.awake).toEqual([]);
    expect(here.shut).toBeNull();
    expect(here.icon).toEqual({ is: 'over', early: false });
    expect(here.alarms).toEqual({ end: null, minute: null });
    expect(here.kept?.stamp).toBe(stamp);
  });

  test('is told at the icon in the language chosen, as soon as it is chosen', async () => {
    const here = fakeBrowser('a');
    await here.loop.obey(start, named);
    expect(here.language).toBe('');
    await here.loop.obey({ do: 'set', setting: 'language', to: 'de' }, named);
    expect(here).toMatchObject({ language: 'de', icon: { is: 'focusing' } });
  });

  test('leaves a check on the icon where it was begun, until that is seen', async () => {
    const here = fakeBrowser('a');
    await here.loop.obey(start, named);
    const [id = ''] = Object.keys(here.kept?.doc.session ?? {});
    here.time = T0 + 25 * MINUTE;
    await here.loop.look();
    expect(here.icon).toEqual({ is: 'over', early: false });
    await here.loop.obey({ do: 'dismiss', alert: seenName(id) }, named);
    expect(here.icon).toEqual({ is: 'resting' });

    const there = fakeBrowser('b');
    there.time = T0 + 26 * MINUTE;
    const begun = Object.entries(here.kept?.doc.session ?? {});
    await there.loop.receive(
      begun.map(([id, held]) => ({ kind: 'session', id, ...held })),
      'room',
    );
    expect(there.icon).toEqual({ is: 'resting' });
  });

  test('leaves no check once it was cancelled, or after some hours', async () => {
    const here = fakeBrowser('a');
    await here.loop.obey(start, named);
    await here.loop.obey({ do: 'cancel' }, named);
    expect(here.icon).toEqual({ is: 'resting' });
    await here.loop.obey(start, named);
    here.time = T0 + 25 * MINUTE + 8 * HOUR;
    await here.loop.look();
    expect(here.icon).toEqual({ is: 'resting' });
  });

  test('is told apart from a pause and from a meeting on the toolbar', async () => {
    const here = fakeBrowser('a');
    here.call = { id: 'm', title: 'Review', from: T0, to: T0 + HOUR, link: null };
    await here.loop.look();
    expect(here.icon).toEqual({ is: 'meeting', title: 'Review', until: T0 + HOUR });
    await here.loop.obey({ do: 'pause', until: null }, named);
    expect(here.icon).toEqual({ is: 'paused', until: null });
    await here.loop.obey(start, named);
    expect(here.icon).toMatchObject({ is: 'focusing', minutes: 25 });
  });

  test('opens what was let through, and only that', async () => {
    const here = fakeBrowser('a');
    await here.loop.obey(start, named);
    await here.loop.obey({ do: 'unblock-site', address: 'https://www.social.example/x' }, named);
    expect(hosts(here)).not.toContain('social.example');
    expect(hosts(here)).toContain('dates.example');
    await here.loop
      .obey({ do: 'unblock-site', address: 'https://nobody.example/' }, named)
      .then((answer) => expect(answer).toEqual({ is: 'refused', because: 'not-shut' }));
  });

  test('"No, it is not a distraction" opens a site for good', async () => {
    const here = fakeBrowser('a');
    await here.loop.obey(start, named);
    await here.loop.obey({ do: 'not-a-distraction', address: 'https://social.example/' }, named);
    expect(hosts(here)).not.toContain('social.example');
    await here.loop.obey({ do: 'cancel' }, named);
    await here.loop.obey(start, named);
    expect(hosts(here)).not.toContain('social.example');
    expect(here.kept?.doc.score['social.example']?.value).toEqual({ as: 'other' });
  });

  test('"Yes" opens a site for this session only', async () => {
    const here = fakeBrowser('a');
    await here.loop.obey(start, named);
    await here.loop.obey({ do: 'unblock-site', address: 'https://social.example/' }, named);
    await here.loop.obey({ do: 'cancel' }, named);
    await here.loop.obey(start, named);
    expect(hosts(here)).toContain('social.example');
    expect(here.kept?.doc.score).toEqual({});
  });

  test('a site that becomes Personal is shut from then on', async () => {
    const here = fakeBrowser('a');
    here.tabs = [{ id: 1, url: 'https://code.example/' }];
    await here.loop.obey(start, named);
    await here.loop.obey({ do: 'score', sites: [{ site: 'code.example', as: 'personal' }] }, named);
    expect(hosts(here)).toContain('code.example');
    expect(here.tabs[0]?.url).toBe('block page#https://code.example/');
  });

  test('each visit counts one, a reload none, and a private window is not named', async () => {
    const here = fakeBrowser('a');
    await here.loop.obey(start, named);
    const visit = { do: 'visit', address: 'https://m.social.example/a', fresh: true } as const;
    await here.loop.obey(visit, named);
    await here.loop.obey(visit, named);
    await here.loop.obey({ ...visit, fresh: false }, named);
    await here.loop.obey(visit, { unnamed: true });
    expect(Object.values(here.kept?.doc.tries ?? {}).map(({ value }) => value)).toEqual([
      { sites: { 'social.example': 2 }, elsewhere: 0 },
      { sites: {}, elsewhere: 1 },
    ]);
  });

  test('is refused without host access, and possible when it keeps nothing out', async () => {
    const here = fakeBrowser('a');
    here.hostAccess = false;
    expect(await here.loop.obey(start, named)).toEqual({ is: 'refused', because: 'no-host-access' });
    expect(await here.loop.obey({ ...start, level: 'nothing' }, named)).toEqual({ is: 'done' });
    expect(here.health?.faults).toEqual(['no-host-access']);
  });

  test('is refused without host access where it was planned with something kept out', async () => {
    const here = fakeBrowser('a');
    const day = dayOf(T0 + HOUR);
    const wish = {
      task: 'Write report',
      minutes: 25,
      level: 'distractions' as const,
      when: { is: 'once' as const, day },
      minute: new Date(T0 + HOUR).getHours() * 60 + new Date(T0 + HOUR).getMinutes(),
    };
    await here.loop.obey({ do: 'plan', id: null, wish }, named);
    const [planned = ''] = Object.keys(here.kept?.doc.planned ?? {});
    const begin = { do: 'begin-planned', occasion: `${planned}/${day}` } as const;
    here.hostAccess = false;
    expect(await here.loop.obey(begin, named)).toEqual({ is: 'refused', because: 'no-host-access' });
    here.hostAccess = true;
    expect(await here.loop.obey(begin, named)).toEqual({ is: 'done' });
  });
});

describe('a look while nothing has changed', () => {
  const running = async () => {
    const here = fakeBrowser('a');
    await here.loop.obey(start, named);
    here.compared = 0;
    here.restart();
    return here;
  };

  test('compares no list, and shows the minutes left', async () => {
    const here = await running();
    here.time += 3 * MINUTE;
    expect(await here.loop.look()).toBe(22 * MINUTE);
    expect(here.compared).toBe(0);
    expect(here.icon).toMatchObject({ minutes: 22 });
    expect(here.kept?.clock.seen).toBe(here.time);
  });

  test('is enough where what came in bears on nothing that is shut', async () => {
    const here = await running();
    const told = { stamp: '1', value: { as: 'personal' } } as const;
    await here.loop.receive([{ kind: 'setting', id: 'titles', stamp: '1', value: false }], 'room');
    expect(here.kept?.doc.setting.titles?.value).toBe(false);
    expect(here.compared).toBe(0);
    await here.loop.receive([{ kind: 'score', id: 'new.example', ...told }], 'room');
    expect(here.compared).toBe(1);
  });

  test.each([
    [
      'the rules are others',
      (here: Fake) => Object.assign(here, { sign: 'gone', rules: { layers: [], paths: [] } }),
    ],
    ['the browser was started', (here: Fake) => Object.assign(here, { shown: null, awake: [] })],
    ['another tab is open', (here: Fake) => here.tabs.push({ id: 9, url: 'https://social.example/' })],
    ['the session is over', (here: Fake) => Object.assign(here, { time: here.time + 25 * MINUTE })],
  ])('is no such look when %s', async (_, happens) => {
    const here = await running();
    happens(here);
    await here.loop.look();
    expect(here.compared).toBe(1);
    const isOver = here.time >= T0 + 25 * MINUTE;
    expect(hosts(here).length > 0).toBe(!isOver);
    expect(here.awake.includes('personal')).toBe(!isOver);
    expect(here.tabs.some(({ url }) => url.startsWith('https://social'))).toBe(false);
  });

  test('does it all once more after a fault', async () => {
    const here = await running();
    here.failing.add('setAlarm');
    here.time += MINUTE;
    await here.loop.look();
    expect(here.health?.faults).toEqual(['failed']);
    here.failing.clear();
    await here.loop.look();
    expect(here.icon).toMatchObject({ minutes: 24 });
    expect(here.health?.faults).toEqual([]);
  });

  test('covers frames when a start was stopped before it came to them', async () => {
    const here = fakeBrowser('a');
    here.failing.add('coverFrames');
    await here.loop.obey(start, named);
    expect(here.framesCovered).toBe(0);
    here.failing.clear();
    here.restart();
    await here.loop.look();
    expect(here.framesCovered).toBe(1);
    await here.loop.look();
    expect(here.framesCovered).toBe(1);
  });

  test('sees scores of another browser that are older than the newest here', async () => {
    const here = await running();
    const before = here.health?.sizes.distractions ?? 0;
    await here.loop.obey({ do: 'score', sites: [{ site: 'new.example', as: 'personal' }] }, named);
    const older = { kind: 'score', id: 'old.example', stamp: '0', value: { as: 'personal' } } as const;
    await here.loop.receive([older], 'file');
    expect(hosts(here)).toEqual(expect.arrayContaining(['new.example', 'old.example']));
    expect(here.health?.sizes.distractions).toBe(before + 2);
  });
});

describe('records of a file', () => {
  const told = async () => {
    const there = fakeBrowser('b');
    await there.loop.obey(start, named);
    await there.loop.obey({ do: 'cancel' }, named);
    return there.saved;
  };

  test('that are old go where old ones are, and the document stays small', async () => {
    const records = await told();
    const here = fakeBrowser('a');
    here.time += 30 * 24 * 60 * MINUTE;
    expect(await here.loop.receive(records, 'file')).toEqual({ is: 'done' });
    expect(here.history.map(({ kind }) => kind)).toEqual(['session', 'end']);
    expect(here.kept?.doc.session).toEqual({});
    expect(here.kept?.device).toBe('a');
  });

  test('are not taken for kept where they could not be, or where what is here cannot be read', async () => {
    const records = await told();
    const here = fakeBrowser('a');
    here.failing.add('save');
    expect(await here.loop.receive(records, 'file')).toEqual({ is: 'refused', because: 'cannot-save' });
    here.kept = null;
    expect(await here.loop.receive(records, 'file')).toEqual({ is: 'refused', because: 'cannot-read' });
  });
});

describe('history', () => {
  test('moves out of the document after a week, whole, and nothing else does', async () => {
    const here = fakeBrowser('a');
    await here.loop.obey(start, named);
    await here.loop.obey({ do: 'visit', address: 'https://social.example/', fresh: true }, named);
    await here.loop.obey({ do: 'unblock-site', address: 'https://social.example/' }, named);
    await here.loop.obey({ do: 'extend', minutes: 15 }, named);
    await here.loop.obey({ do: 'cancel' }, named);
    here.time += 8 * 24 * 60 * MINUTE;
    await here.loop.obey(start, named);
    expect(here.history.map(({ kind }) => kind).sort()).toEqual([
      'end',
      'extension',
      'pass',
      'session',
      'tries',
    ]);
    expect(Object.keys(here.kept?.doc.session ?? {})).toHaveLength(1);
    expect(Object.keys(here.kept?.doc.setting ?? {})).toEqual(['prep']);
  });

  test('stays in the document when it cannot be moved', async () => {
    const here = fakeBrowser('a');
    await here.loop.obey(start, named);
    here.time += 8 * 24 * 60 * MINUTE;
    here.failing.add('addToHistory');
    await here.loop.look();
    expect(hosts(here)).toEqual([]);
    expect(Object.keys(here.kept?.doc.session ?? {})).toHaveLength(1);
  });
});

describe('what goes wrong', () => {
  test('is not written over: stored data that cannot be read stays as it is', async () => {
    const here = fakeBrowser('a');
    here.kept = null;
    expect(await here.loop.obey(start, named)).toEqual({ is: 'refused', because: 'cannot-read' });
    await here.loop.look();
    expect(here.saves).toBe(0);
  });

  test('at one door does not hold up the others, and is told', async () => {
    const here = fakeBrowser('a');
    here.failing.add('setIcon').add('setAlarm').add('setGuards');
    expect(await here.loop.obey(start, named)).toEqual({ is: 'done' });
    expect(hosts(here)).toContain('social.example');
    expect(here.health?.faults).toEqual(expect.arrayContaining(['guard-missing', 'failed']));
    // The icon, both alarms, the guards.
    expect(here.faults).toHaveLength(4);
    here.failing.clear();
    await here.loop.look();
    expect(here.health?.faults).toEqual([]);
    expect(here.awake).toContain('personal');
  });

  test('guards that could not be written down are so at the next look', async () => {
    const here = fakeBrowser('a');
    here.failing.add('keepGuards');
    expect(await here.loop.obey(start, named)).toEqual({ is: 'done' });
    expect(here.awake).toContain('personal');
    expect(here.health?.faults).toEqual(['failed']);
    here.failing.clear();
    await here.loop.look();
    expect(here.guardsKept).toEqual(here.awake);
    expect(here.health?.faults).toEqual([]);
  });

  test('an icon that is never drawn holds up nothing', async () => {
    const here = fakeBrowser('a');
    here.failing.add('drawing');
    expect(await here.loop.obey(start, named)).toEqual({ is: 'done' });
    here.restart();
    expect(await here.loop.look()).toBe(25 * MINUTE);
  });

  test('ends the job, not the queue', async () => {
    const here = fakeBrowser('a');
    here.failing.add('save');
    expect(await here.loop.obey(start, named)).toEqual({ is: 'refused', because: 'cannot-save' });
    expect(hosts(here)).toEqual([]);
    here.failing.clear();
    expect(await here.loop.obey(start, named)).toEqual({ is: 'done' });
  });

  test('with two clicks at once, one session comes of it', async () => {
    const here = fakeBrowser('a');
    const answers = await Promise.all([here.loop.obey(start, named), here.loop.obey(start, named)]);
    expect(answers).toEqual([{ is: 'done' }, { is: 'refused', because: 'already-focusing' }]);
  });

  test('a clock set back in a session makes it no longer', async () => {
    const here = fakeBrowser('a');
    await here.loop.obey(start, named);
    here.time = T0 + 10 * MINUTE;
    await here.loop.look();
    here.time = T0 - 50 * MINUTE;
    here.restart();
    await here.loop.look();
    expect(here.alarms.end).toBe(here.time + 15 * MINUTE);
    here.time += 15 * MINUTE;
    await here.loop.look();
    expect(hosts(here)).toEqual([]);
  });
});

describe('two workers of one browser, as with private windows', () => {
  const visit = { do: 'visit', address: 'https://social.example/', fresh: true } as const;
  const unnamed = { unnamed: true };
  /** Each hears of what the other wrote, and then of what the other mended. */
  async function hear({ loop, privateLoop }: Fake) {
    for (let rounds = 0; rounds < 2; rounds++) await Promise.all([loop.mend(), privateLoop.mend()]);
  }

  test.each([
    ['a pass', { do: 'unblock-site', address: 'https://dates.example/' }],
    ['an extension', { do: 'extend', minutes: 15 }],
    ['a cancel', { do: 'cancel' }],
  ] as const)('that write at once lose neither a visit nor %s', async (_, command) => {
    const here = fakeBrowser('a');
    await here.loop.obey(start, named);
    await Promise.all([here.loop.obey(command, named), here.privateLoop.obey(visit, unnamed)]);
    const written = here.kept?.stamp;
    await hear(here);
    expect(here.kept?.stamp).not.toBe(written);
    const { doc } = here.kept ?? { doc: null };
    expect(doc).toMatchObject({ tries: { 'a-1/ap': { value: { elsewhere: 1 } } } });
    const kinds = ['pass', 'extension', 'end'] as const;
    expect(kinds.flatMap((kind) => Object.keys(doc?.[kind] ?? {}))).toHaveLength(1);
    expect(hosts(here).length > 0).toBe(command.do !== 'cancel');
  });

  test('that write at once still tell the room what each of them wrote', async () => {
    const here = fakeBrowser('a');
    await here.loop.share(true);
    await here.privateLoop.obey({ do: 'set', setting: 'keys', to: false }, unnamed);
    // Its receipts for other things were noted by the one over what the other had just put in.
    if (here.kept) here.kept = { ...here.kept, outbox: [] };
    await here.loop.mend();
    expect(here.kept?.outbox).toEqual(['setting/keys']);
  });

  test('that have lost nothing write nothing', async () => {
    const here = fakeBrowser('a');
    await here.loop.obey(start, named);
    await here.privateLoop.obey(visit, unnamed);
    const { kept } = here;
    await here.loop.mend();
    await here.privateLoop.mend();
    expect(here.kept?.doc).toBe(kept?.doc);
    expect(here.kept?.stamp).toBe(kept?.stamp);
  });

  test('bring nothing back that was taken away', async () => {
    const here = fakeBrowser('a');
    await here.loop.obey(start, named);
    await here.loop.alone(async () => {
      if (here.kept) here.kept = { ...here.kept, doc: EMPTY };
    });
    await here.loop.mend();
    expect(here.kept?.doc).toBe(EMPTY);
  });

  test('keep counts of their own', async () => {
    const here = fakeBrowser('a');
    await here.loop.obey(start, named);
    for (let times = 0; times < 5; times++) {
      await Promise.all([here.loop.obey(visit, named), here.privateLoop.obey(visit, unnamed)]);
      await hear(here);
    }
    expect(keptOutOf(here.kept?.doc ?? EMPTY, 'a-1').visits).toBe(10);
  });
});

describe('two browsers', () => {
  test('a session started here blocks there, and ends in both without another message', async () => {
    const here = fakeBrowser('a');
    const there = fakeBrowser('b');
    await here.loop.obey(start, named);
    await there.loop.receive(here.saved, 'file');
    expect(hosts(there)).toContain('social.example');

    there.time = T0 + 25 * MINUTE;
    await there.loop.look();
    expect(hosts(there)).toEqual([]);
  });

  test('have the same document whoever hears of what first', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.boolean(), fc.constantFrom(0, 1, 2, 3, 4), fc.nat(9)), { maxLength: 12 }),
        async (steps) => {
          const both = [fakeBrowser('a'), fakeBrowser('b')] as const;
          const commands: Command[] = [
            start,
            { do: 'extend', minutes: 15 },
            { do: 'cancel' },
            { do: 'end' },
            { do: 'not-a-distraction', address: 'https://social.example/' },
          ];
          for (const [second, which, minutes] of steps) {
            const [here, there] = second ? [both[1], both[0]] : both;
            for (const browser of both) browser.time += minutes * MINUTE;
            await here.loop.obey(commands[which] ?? start, named);
            if (minutes % 2) await there.loop.receive(here.saved, 'file');
          }
          await both[0].loop.receive([...both[1].saved].reverse(), 'file');
          await both[1].loop.receive(both[0].saved, 'file');
          await both[0].loop.look();
          expect(both[0].kept?.doc).toEqual(both[1].kept?.doc);
          expect(both[0].rules).toEqual(both[1].rules);
          expect(both[0].alarms.end).toBe(both[1].alarms.end);
        },
      ),
    ));
});

describe('what the room tells', () => {
  const told = (id: string): Entry => ({
    kind: 'setting',
    id,
    stamp: stampAfter('', T0 + 1, 'there'),
    value: 'told',
  });

  test('is not lost to the worker of private windows, which had read before', async () => {
    const here = fakeBrowser('a');
    await here.loop.share(true);
    await Promise.all([
      here.loop.receive([told('new')], 'room'),
      here.privateLoop.obey({ do: 'set', setting: 'keys', to: false }, { unnamed: true }),
    ]);
    await here.loop.mend();
    await here.privateLoop.mend();
    expect(Object.keys(here.kept?.doc.setting ?? {}).sort()).toEqual(['keys', 'new']);
  });

  test('of nothing that bears on blocking leaves rules and tabs alone', async () => {
    const here = fakeBrowser('a');
    await here.loop.obey(start, named);
    const { framesCovered } = here;
    await here.loop.receive([told('new')], 'room');
    expect(here.framesCovered).toBe(framesCovered);
  });

  test('is waited for with what the room was not told of, however old that is', async () => {
    const here = fakeBrowser('a');
    await here.loop.share(true);
    await here.loop.obey(start, named);
    const [session = ''] = Object.keys(here.kept?.doc.session ?? {});
    here.time += 9 * 24 * 60 * MINUTE;
    await here.loop.look({ thorough: true });
    expect(Object.keys(here.kept?.doc.session ?? {})).toEqual([session]);
    const entries = here.kept ? unsentOf(here.kept) : [];
    await here.loop.receive(entries, 'room');
    await here.loop.look({ thorough: true });
    expect(here.kept?.doc.session).toEqual({});
    expect(here.history.map(({ kind }) => kind)).toContain('session');
  });
});
