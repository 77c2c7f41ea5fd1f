import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Blocklist } from '../../lib/core/blocking.ts';
import { begun, docOf } from '../core/scenario.ts';
import { fakeBrowser } from './fake-browser.ts';

/** As much of a browser as rules need. */
let loaded: { id: number }[] = [];
let asked: string[] = [];
const declarativeNetRequest = {
  async getDynamicRules({ ruleIds }: { ruleIds?: number[] } = {}) {
    asked.push('read');
    return loaded.filter(({ id }) => !ruleIds || ruleIds.includes(id));
  },
  async updateDynamicRules({
    addRules,
    removeRuleIds,
  }: {
    addRules: { id: number }[];
    removeRuleIds: number[];
  }) {
    asked.push('change');
    loaded = [...loaded.filter(({ id }) => !removeRuleIds.includes(id)), ...structuredClone(addRules)];
    const ids = loaded.map(({ id }) => id);
    if (new Set(ids).size < ids.length) throw new Error('Two rules with one id.');
  },
};
vi.stubGlobal('chrome', { declarativeNetRequest, runtime: { getURL: (path: string) => `ext://${path}` } });
const { setRules } = await import('../../lib/browser/rules.ts');

beforeEach(() => {
  loaded = [];
  asked = [];
});

test('a path that no address can have keeps no other rule from being set, and is told of', async () => {
  const list: Blocklist = {
    layers: [{ hosts: ['social.example'], except: [] }],
    paths: [
      { host: 'a.example', path: '/\ud800', shut: true },
      { host: 'a.example', path: '/b', shut: true },
    ],
  };
  expect(await setRules(list, 'sign')).toEqual({ wanted: 3, loaded: 2, changed: true });
});

describe('rules that follow others', () => {
  /** The path is the same in all of them. */
  const shutting = (...hosts: string[]): Blocklist => ({
    layers: [{ hosts, except: [] }],
    paths: [{ host: 'd.example', path: '/a', shut: true }],
  });

  test('are in force before anything is read', async () => {
    await setRules(shutting('a.example', 'b.example'), 'one');
    asked = [];
    expect(await setRules(shutting('c.example'), 'two')).toEqual({ wanted: 2, loaded: 2, changed: true });
    expect(asked).toEqual(['change', 'read']);
    asked = [];
    expect(await setRules(shutting('c.example'), 'two')).toMatchObject({ changed: false });
    expect(asked).toEqual(['read']);
  });

  test.each([
    ['more of them', () => [...loaded, { ...loaded[0], id: 4711 }]],
    ['none', () => []],
    ['others in their place', () => loaded.map((rule) => ({ ...rule, priority: 99 }))],
  ])('are what is wanted, though another worker set %s meanwhile', async (_, sets) => {
    await setRules(shutting('a.example'), 'one');
    const wanted = shutting('b.example', 'c.example');
    loaded = sets() as typeof loaded;
    expect(await setRules(wanted, 'two')).toEqual({ wanted: 2, loaded: 2, changed: true });
    const found = structuredClone(loaded);
    loaded = [];
    await setRules(wanted, 'two');
    const byId = (one: { id: number }, other: { id: number }) => one.id - other.id;
    expect(found.sort(byId)).toEqual(loaded.sort(byId));
  });
});

test('a score that no address can have keeps nothing else from being shut', async () => {
  const here = fakeBrowser('a');
  const doc = docOf(begun(0, 25), { kind: 'score', id: 'a.example/\ud800', value: { as: 'personal' } });
  if (here.kept) here.kept = { ...here.kept, doc };
  await here.loop.look();
  expect(here.faults).toEqual([]);
  expect(here.awake).toContain('personal');
  expect(here.shut).not.toBeNull();
});
