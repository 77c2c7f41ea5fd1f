import { describe, expect, test } from 'vitest';
import { blocklistOf, shutAtLevel, shutBy, sizeOf, verdictOn } from '../../lib/core/blocking.ts';
import type { Change, Doc } from '../../lib/core/doc.ts';
import type { Level } from '../../lib/core/session.ts';
import { placeOf } from '../../lib/core/site.ts';
import { begun, CATALOGUE, docOf } from './scenario.ts';

const score = (site: string, as: 'focus' | 'other' | 'personal', communication?: boolean): Change => ({
  kind: 'score',
  id: site,
  value: { as, ...(communication === undefined ? {} : { communication }) },
});

function verdict(doc: Doc, address: string, level: Level = 'distractions') {
  const place = placeOf(address);
  if (!place) return 'no place';
  const found = verdictOn(
    doc,
    CATALOGUE,
    doc.session.s ? shutBy(doc, 's', level) : shutAtLevel(level),
    place,
  );
  return found.is === 'open' ? 'open' : `${found.because} by ${found.counted.by} at ${found.counted.site}`;
}

describe('what a session shuts', () => {
  test('is nothing at the level "nothing"', () =>
    expect(verdict(docOf(), 'https://social.example/', 'nothing')).toBe('open'));

  test.each([
    ['https://social.example/', 'personal by social at social.example'],
    ['http://www.social.example:8080/a?b#c', 'personal by social at social.example'],
    ['https://SOCIAL.example./', 'personal by social at social.example'],
    ['https://docs.social.example/', 'open'],
    ['https://a.docs.social.example/', 'open'],
    ['https://notsocial.example/', 'open'],
    ['https://social.example.elsewhere.example/', 'open'],
    ['https://video.example/', 'open'],
    ['https://video.example/shorts', 'personal by video at video.example/shorts'],
    ['https://m.video.example/shorts/x?y', 'personal by video at video.example/shorts'],
    ['https://video.example//SHORTS/', 'personal by video at video.example/shorts'],
    ['https://video.example/%73horts/1', 'personal by video at video.example/shorts'],
    ['https://video.example/shortstop', 'open'],
    ['https://code.example/', 'open'],
    ['https://nobody.example/', 'open'],
    ['https://chat.example/', 'open'],
    ['view-source:https://social.example/', 'personal by social at social.example'],
    ['about:blank', 'no place'],
    ['https://', 'no place'],
  ])('%s: %s', (address, expected) => expect(verdict(docOf(), address)).toBe(expected));

  test('is all communication too at that level, even what counts as Focus Work', () => {
    expect(verdict(docOf(), 'https://chat.example/', 'communication')).toBe(
      'communication by chat at chat.example',
    );
    expect(verdict(docOf(score('chat.example', 'focus')), 'https://chat.example/', 'communication')).toBe(
      'communication by you at chat.example',
    );
    expect(verdict(docOf(), 'https://mail.social.example/', 'communication')).toBe(
      'communication by chat at mail.social.example',
    );
  });

  test('asks the stricter question where a site is both', () =>
    expect(verdict(docOf(), 'https://dates.example/', 'communication')).toContain('personal'));

  test('follows the owner over the catalogue, and the more specific over the broader', () => {
    const doc = docOf(
      score('social.example', 'focus'),
      score('code.example', 'personal'),
      score('code.example/work', 'focus'),
    );
    expect(verdict(doc, 'https://social.example/')).toBe('open');
    expect(verdict(doc, 'https://code.example/play')).toBe('personal by you at code.example');
    expect(verdict(doc, 'https://code.example/work/1')).toBe('open');
  });

  test('follows what the owner says of a whole category', () => {
    const doc = docOf(score('@social', 'other'));
    expect(verdict(doc, 'https://social.example/')).toBe('open');
  });

  test('leaves out what was let through, and nothing beside it', () => {
    const pass = (id: string, opens: { site: string } | { communication: true }): Change => ({
      kind: 'pass',
      id,
      value: { session: 's', opens, at: 0, device: 'here' },
    });
    const doc = docOf(begun(0, 25), pass('p', { site: 'social.example' }));
    expect(verdict(doc, 'https://www.social.example/')).toBe('open');
    expect(verdict(doc, 'https://dates.example/')).toContain('personal');
    const all = docOf(begun(0, 25, 'communication'), pass('q', { communication: true }));
    expect(verdict(all, 'https://chat.example/', 'communication')).toBe('open');
    expect(verdict(all, 'https://social.example/', 'communication')).toContain('personal');
  });

  test('shuts again in the next session what was let through in this one', () => {
    const doc = docOf(begun(0, 25), {
      kind: 'pass',
      id: 'p',
      value: { session: 'another', opens: { site: 'social.example' }, at: 0, device: 'here' },
    });
    expect(verdict(doc, 'https://social.example/')).toContain('personal');
  });
});

describe('the blocklist', () => {
  test('names each shut host once and the open ones below it', () => {
    const list = blocklistOf(docOf(), CATALOGUE, shutAtLevel('distractions'));
    expect(list).toEqual({
      layers: [
        {
          hosts: ['social.example', 'dates.example'],
          except: ['docs.social.example', 'mail.social.example'],
        },
      ],
      paths: [{ host: 'video.example', path: '/shorts', shut: true }],
    });
    expect(sizeOf(list)).toBe(3);
  });

  test('shuts again below an open host in a layer of its own', () => {
    const doc = docOf(score('fun.docs.social.example', 'personal'));
    expect(blocklistOf(doc, CATALOGUE, shutAtLevel('distractions')).layers[1]).toEqual({
      hosts: ['fun.docs.social.example'],
      except: [],
    });
  });

  test('opens a path of a shut host, and shuts one of an open host', () => {
    const doc = docOf(
      score('social.example/groups/work', 'focus'),
      score('code.example/trending', 'personal'),
    );
    expect(blocklistOf(doc, CATALOGUE, shutAtLevel('distractions')).paths).toEqual(
      expect.arrayContaining([
        { host: 'social.example', path: '/groups/work', shut: false },
        { host: 'code.example', path: '/trending', shut: true },
      ]),
    );
  });
});
