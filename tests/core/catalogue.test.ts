import { readFileSync } from 'node:fs';
import { getDomain } from 'tldts';
import { describe, expect, test } from 'vitest';
import { faultsIn, parseCatalogue } from '../../lib/core/catalogue.ts';
import { placeOfSite } from '../../lib/core/site.ts';

const text = readFileSync(new URL('../../assets/catalogue.txt', import.meta.url), 'utf8');
const catalogue = parseCatalogue(text);

describe('the catalogue', () => {
  test('writes every site in the one way sites are written, once', () => expect(faultsIn(text)).toEqual([]));

  test('names no public suffix but those that are one owner themselves', () =>
    expect([...catalogue.keys()].filter((site) => getDomain(placeOfSite(site).host) === null)).toEqual([
      'gov.uk',
      'nhs.uk',
    ]));

  test('uses every category', () => {
    const named = [...text.matchAll(/^\[(\S+)/gm)].map(([, name]) => name);
    expect(new Set([...catalogue.values()].map(({ name }) => name))).toEqual(new Set(named));
  });

  test('knows what every category counts as', () =>
    expect(
      [...catalogue.values()].every(({ as }) => ['focus', 'other', 'meeting', 'personal'].includes(as)),
    ).toBe(true));

  test('keeps over a thousand sites', () => expect(catalogue.size).toBeGreaterThan(1000));
});
