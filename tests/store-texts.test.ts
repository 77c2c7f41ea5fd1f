import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { IN_MANIFEST } from '../lib/start/words.ts';
import config from '../wxt.config.ts';

const root = join(import.meta.dirname, '..');
const text = (name: string) => readFileSync(join(root, 'assets', 'store', name), 'utf8');

/** What stands under a heading. */
const under = (heading: string, of: string): string =>
  (of.split(new RegExp(`^## ${heading}$`, 'm'))[1] ?? '').split(/^## /m)[0]?.trim() ?? '';

const BROWSERS = { chrome: 'Chrome', edge: 'Edge', firefox: 'Firefox', safari: 'Safari' } as const;
type Browser = keyof typeof BROWSERS;

interface Asked {
  permissions?: string[];
  optional_permissions?: string[];
  host_permissions?: string[];
  optional_host_permissions?: string[];
  browser_specific_settings?: { gecko?: { data_collection_permissions?: { optional?: string[] } } };
}

/** What a build's manifest asks for, as WXT makes it of the configuration. */
async function askedBy(browser: Browser): Promise<Asked> {
  const made =
    typeof config.manifest === 'function' ? config.manifest({ browser } as never) : config.manifest;
  const manifest = { ...(await made), background: { service_worker: 'background.js' } } as Asked;
  // WXT asks for it where there is an entrypoint of this name.
  if (browser !== 'firefox') manifest.permissions = [...(manifest.permissions ?? []), 'sidePanel'];
  const hooks = config.hooks as Record<string, (wxt: unknown, manifest: unknown) => unknown> | undefined;
  await hooks?.['build:manifestGenerated']?.({ config: { browser } }, manifest);
  return manifest;
}

/** The permissions a part of the list names for a browser. */
const namedFor = (browser: Browser, part: string): string[] =>
  [...part.matchAll(/^\| `([^`]+)` \| ([^|]+) \|/gm)]
    .filter(([, , where = '']) => where.split(', ').some((one) => one.trim() === BROWSERS[browser]))
    .map(([, name = '']) => name)
    .sort();

describe.each(Object.keys(BROWSERS) as Browser[])('the list of permissions, for %s,', (browser) => {
  test('names each that is asked for from the start, and no other', async () => {
    const { permissions = [], host_permissions = [] } = await askedBy(browser);
    expect(namedFor(browser, under('From the start', text('permissions.md')))).toEqual(
      [...permissions, ...host_permissions].sort(),
    );
  });

  test('names each that is asked for when it is wanted, and no other', async () => {
    const manifest = await askedBy(browser);
    const { optional_permissions = [], optional_host_permissions = [] } = manifest;
    const consents = manifest.browser_specific_settings?.gecko?.data_collection_permissions?.optional ?? [];
    expect(namedFor(browser, under('Only when it is wanted', text('permissions.md')))).toEqual(
      [...optional_permissions, ...optional_host_permissions, ...consents].sort(),
    );
  });
});

describe('the store listing', () => {
  const listing = text('listing.md');

  test('says of Sundial what the manifest says', () => {
    expect(under('Name', listing)).toBe(IN_MANIFEST.name);
    expect(under('Summary', listing)).toBe(IN_MANIFEST.description);
  });

  test.each([
    ['Name', 45],
    ['Summary', 132],
    ['Description', 10_000],
    ['Single purpose', 1000],
  ])('has a %s that every store takes', (part, most) => {
    expect(under(part, listing)).not.toBe('');
    expect(under(part, listing).length).toBeLessThanOrEqual(most);
  });

  test('has seven search terms at most, of 30 characters each', () => {
    const terms = under('Search terms', listing).split('\n');
    expect(terms.length).toBeLessThanOrEqual(7);
    for (const term of terms) expect(term.length - 2).toBeLessThanOrEqual(30);
  });
});

test.each(['listing.md', 'permissions.md', 'privacy.md'])('%s does not raise its voice', (name) =>
  expect(text(name)).not.toMatch(/[!—]/),
);
