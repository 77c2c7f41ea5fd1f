import { describe, expect, test } from 'vitest';
import type { Health } from '../../lib/core/health.ts';
import { healthInWords } from '../../lib/ui/health-words.ts';

const well: Health = {
  hostAccess: true,
  privateWindows: true,
  wanted: 3,
  loaded: 3,
  faults: [],
  sizes: { distractions: 712, communication: 96 },
  sizesOf: '',
};

describe('blocking, before it is needed,', () => {
  test('is ready, with the sites of the level', () => {
    expect(healthInWords(well, 'distractions').line).toBe('Blocking is ready. 712 sites, open tabs too.');
    expect(healthInWords(well, 'communication').line).toBe('Blocking is ready. 808 sites, open tabs too.');
    expect(healthInWords(well, 'nothing').line).toBe('Nothing is kept out.');
  });

  test('is off without the browser’s leave, whatever else holds', () =>
    expect(
      healthInWords({ ...well, hostAccess: false, faults: ['no-host-access', 'failed'] }, 'distractions'),
    ).toMatchObject({ is: 'off', line: 'Blocking is off until you allow it' }));

  test('does not hide private windows that are not covered, and says how to cover them', () => {
    const words = healthInWords({ ...well, privateWindows: false }, 'distractions');
    expect(words.line).toBe('Blocking is ready, but not in private windows.');
    expect(words.more.join(' ')).toContain('list of extensions');
  });

  test('says nothing of private windows where the browser does not tell', () =>
    expect(healthInWords({ ...well, privateWindows: null }, 'distractions').more.join(' ')).not.toMatch(
      /private/i,
    ));

  test('is not complete while rules are missing', () => {
    const words = healthInWords({ ...well, loaded: 2, faults: ['rules-differ'] }, 'distractions');
    expect(words).toMatchObject({ is: 'lacking', line: 'Blocking is not complete.' });
    expect(words.more).toContain('2 of 3 rules in force.');
  });

  test('is unknown before the first look', () =>
    expect(healthInWords(null, 'distractions').is).toBe('unknown'));
});
