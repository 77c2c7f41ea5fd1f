import { describe, expect, test } from 'vitest';
import type { Change } from '../../lib/core/doc.ts';
import { recordedSite } from '../../lib/core/forget.ts';
import { prune } from '../../lib/core/prune.ts';
import { settingOf } from '../../lib/core/settings.ts';
import { at, begun, docOf, erased, given, session } from './scenario.ts';

const tries = (sites: Record<string, number>, elsewhere = 0): Change => ({
  kind: 'tries',
  id: 's/here',
  value: { sites, elsewhere },
});
const pass = (site: string): Change => ({
  kind: 'pass',
  id: 'p',
  value: { session: 's', opens: { site }, at: at(5), device: 'here' },
});
const everything = { do: 'forget', from: at(-60), to: at(600), site: null } as const;

describe('forgetting', () => {
  test('a stretch of time takes the sessions that began in it, with all that belongs to them', () =>
    given(begun(0, 25), tries({ 'social.example': 2 }), pass('social.example'), {
      kind: 'session',
      id: 'before',
      value: session(-90, -60),
    })
      .when({ ...everything, from: at(-30) }, { at: 100 })
      .gives(
        { kind: 'session', id: 's', value: null },
        { kind: 'pass', id: 'p', value: null },
        { kind: 'tries', id: 's/here', value: null },
        erased(-30, 100, 100),
      ));

  test('leaves the pause that holds alone, and takes those that are over', () => {
    const pause = (id: string, until: number | null): Change => ({
      kind: 'pause',
      id,
      value: { from: at(0), until, device: 'here' },
    });
    given(pause('held', null), pause('until', at(60)), pause('over', at(5)))
      .when(everything, { at: 10 })
      .gives({ kind: 'pause', id: 'over', value: null }, erased(-60, 10, 10));
  });

  test('leaves the session that runs alone', () =>
    given(begun(0, 25), tries({ 'social.example': 2 }))
      .when(everything, { at: 10 })
      .gives(erased(-60, 10, 10)));

  test('is noted down, but for what is still to come, and a shorter note of the same time goes', () =>
    given(erased(-50, -40, -30, 'shorter'), erased(-90, -40, -30, 'longer'))
      .when(everything, { at: 10 })
      .gives({ kind: 'erasure', id: 'shorter', value: null }, erased(-60, 10, 10)));

  test('from before there were clocks is noted down from their beginning, as all browsers understand it', () =>
    given()
      .when({ ...everything, from: -5 }, { at: 10 })
      .gives({ kind: 'erasure', id: 'new', value: { from: 0, to: at(10), at: at(10), device: 'here' } }));

  test('of time to come is nothing', () =>
    given()
      .when({ ...everything, from: at(20) }, { at: 10 })
      .gives());

  test('a site takes its name from the session that runs too, and leaves what that lets through', () =>
    given(begun(0, 25), tries({ 'social.example': 2 }), pass('social.example'))
      .when({ ...everything, site: 'social.example' }, { at: 10 })
      .gives({ kind: 'tries', id: 's/here', value: { sites: {}, elsewhere: 2 } }));

  test.each([
    ['https://www.Social.example/', 'social.example'],
    ['social.example', 'social.example'],
    ['video.example/Shorts', 'video.example/shorts'],
    ['http://intranet/', 'intranet'],
    ['not a site', null],
    ['', null],
    ['*', null],
  ])('takes "%s" for %s', (text, site) => expect(recordedSite(text)).toBe(site));

  test('a site takes its name, not the count, nor the session', () =>
    given(
      begun(0, 25),
      tries({ 'social.example': 2, 'm.social.example': 1, 'video.example/shorts': 3 }),
      pass('social.example'),
    )
      .when({ ...everything, site: 'https://Social.example/' }, { at: 100 })
      .gives(
        { kind: 'pass', id: 'p', value: null },
        { kind: 'tries', id: 's/here', value: { sites: { 'video.example/shorts': 3 }, elsewhere: 3 } },
      ));

  test('what is no site is refused', () =>
    given(begun(0, 25))
      .when({ ...everything, site: 'not a site' }, { at: 100 })
      .refuses('no-site'));
});

describe('settings', () => {
  test('are as at first until they are changed, and again when what is stored is nonsense', () => {
    expect(settingOf(docOf(), 'record')).toBe(true);
    const off = docOf(
      { kind: 'setting', id: 'record', value: false },
      { kind: 'setting', id: 'titles', value: 'no' },
    );
    expect(settingOf(off, 'record')).toBe(false);
    expect(settingOf(off, 'titles')).toBe(true);
  });

  test('are kept one by one', () =>
    given()
      .when({ do: 'set', setting: 'titles', to: false }, { at: 0 })
      .gives({ kind: 'setting', id: 'titles', value: false }));
});

describe('what is old', () => {
  const alert = (id: string, until: number): Change => ({
    kind: 'alert',
    id,
    value: { about: { is: 'new-sites', count: 1 }, at: at(0), until: at(until) },
  });
  const done = (id: string): Change => ({ kind: 'dismissal', id, value: { at: at(0) } });
  const days = (count: number) => count * 24 * 60;

  test('leaves the document: alerts, and what says that somebody was done with them, but never before them', () => {
    const doc = docOf(alert('short', 5), done('short'), alert('long', days(20)), done('long'));
    const { doc: left } = prune(doc, at(days(8)));
    expect(Object.keys(left.alert)).toEqual(['long']);
    expect(Object.keys(left.dismissal)).toEqual(['long']);
    expect(prune(left, at(days(28))).doc.dismissal).toEqual({});
  });

  test('goes where reports find it, if it is offline work or a pause that is over', () => {
    const offline: Change = {
      kind: 'offline',
      id: 'o',
      value: { what: '', as: 'focus', from: at(0), to: at(30), device: 'here' },
    };
    const pause = (id: string, until: number | null): Change => ({
      kind: 'pause',
      id,
      value: { from: at(0), until, device: 'here' },
    });
    const { doc, old } = prune(docOf(offline, pause('over', at(5)), pause('held', null)), at(days(8)));
    expect(old.map(({ id }) => id).sort()).toEqual(['o', 'over']);
    expect(Object.keys(doc.pause)).toEqual(['held']);
  });

  test('goes after a hundred days, if it tells of a deletion: no browser can bring back what was deleted', () => {
    const gone = (kind: 'session' | 'offline' | 'skip' | 'score', id: string) =>
      ({ kind, id, value: null }) as Change;
    const all = docOf(
      erased(-90, -60, 0),
      gone('session', 's'),
      gone('offline', 'o'),
      gone('skip', 'put off'),
      gone('score', 'social.example'),
    );
    expect(prune(all, at(days(99))).doc).toBe(all);
    const { doc, old } = prune(all, at(days(101)));
    expect(old.map(({ kind }) => kind)).toEqual(['erasure']);
    expect([doc.erasure, doc.session, doc.offline]).toEqual([{}, {}, {}]);
    expect([...Object.keys(doc.skip), ...Object.keys(doc.score)]).toEqual(['put off', 'social.example']);
  });

  test('stays as long as the room was not told of its deletion', () => {
    const doc = docOf({ kind: 'session', id: 's', value: null });
    expect(prune(doc, at(days(101)), ['session/s']).doc).toBe(doc);
  });
});
