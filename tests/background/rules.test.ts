import { beforeEach, expect, test, vi } from 'vitest';
import type { Blocklist } from '../../lib/core/blocking.ts';
import { begun, docOf } from '../core/scenario.ts';
import { fakeBrowser } from './fake-browser.ts';

/** As much of a browser as rules need. */
let loaded: { id: number }[] = [];
const declarativeNetRequest = {
  getDynamicRules: async ({ ruleIds }: { ruleIds?: number[] } = {}) =>
    loaded.filter(({ id }) => !ruleIds || ruleIds.includes(id)),
  async updateDynamicRules({
    addRules,
    removeRuleIds,
  }: {
    addRules: { id: number }[];
    removeRuleIds: number[];
  }) {
    loaded = [...loaded.filter(({ id }) => !removeRuleIds.includes(id)), ...addRules];
  },
};
vi.stubGlobal('chrome', { declarativeNetRequest, runtime: { getURL: (path: string) => `ext://${path}` } });
const { setRules } = await import('../../lib/browser/rules.ts');

beforeEach(() => {
  loaded = [];
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

test('a score that no address can have keeps nothing else from being shut', async () => {
  const here = fakeBrowser('a');
  const doc = docOf(begun(0, 25), { kind: 'score', id: 'a.example/\ud800', value: { as: 'personal' } });
  if (here.kept) here.kept = { ...here.kept, doc };
  await here.loop.look();
  expect(here.faults).toEqual([]);
  expect(here.awake).toContain('personal');
  expect(here.shut).not.toBeNull();
});
