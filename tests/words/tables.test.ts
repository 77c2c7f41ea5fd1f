import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../lib/start/root.mjs';
import { allSaid, bareIn, filesWithWords, OTHERS, tableOf, wordsOf } from '../../lib/start/words.ts';

const said = [...allSaid().keys()];
const placesOf = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
const shown = (text: string): string => text.split('##', 1)[0] ?? '';

/** Names, what is parsed or stored or only for the makers, and code: the same in every language. */
const NO_WORDS: Record<string, string[]> = {
  names: [
    ...[
      'Sundial',
      '{} · Sundial',
      'Spotify',
      'Spotify: {}',
      'YouTube',
      'Premium',
      'Google Calendar',
      'Outlook',
      'Fastmail',
    ],
    ...[
      'Windows',
      'Linux',
      'ChromeOS',
      'Android',
      'OpenBSD',
      'Firefox',
      'Edge',
      'Opera',
      'Chrome',
      'Safari',
      '{} on {}',
    ],
    ...['English', 'Deutsch', 'Français', 'Español', 'Português (Brasil)', 'Italiano'],
  ],
  keys: ['Esc', 'D W M Y'],
  files: [
    ...['Date', 'Time Spent (seconds)', 'Activity', 'counts as', 'site, counts as, communication'],
    ...['not counted', 'of it towards the goal', 'Relay: {}'],
  ],
  diagnostics: ['not looked at', 'not measured', '{} patterns'],
  searches: [
    ...['lofi beats to focus', 'calm piano music for work', 'ambient music for concentration'],
    ...[
      'classical music for studying',
      'slow instrumental jazz for work',
      'chill synthwave instrumental mix',
    ],
    ...['cafe background noise', 'forest sounds'],
  ],
  code: [
    ...['Feed', 'AfterSession', 'SetAside', 'HealthLine', 'PlannedLine', 'returns {}', 'Bearer', 'Refused'],
    ...['sundial 1 {}', 'sundial digits', 'startedAt endsAt at from to until since again'],
    'user-read-private user-read-playback-state user-modify-playback-state',
    'Plays the sound chosen for a Focus Session while it runs.',
  ],
};
const known = new Set(Object.values(NO_WORDS).flat());

test('every text in the code can be said in another language', () => {
  const bare = filesWithWords()
    // The names of Windows' time zones.
    .filter((file) => file !== 'lib/calendar/windows-zones.ts')
    .flatMap((file) => bareIn(file, readFileSync(join(root, file), 'utf8')));
  expect(bare.filter((found) => !known.has(found.slice(found.indexOf(' ') + 1)))).toEqual([]);
});

test.each([
  ['<p>Not yet</p>', 'Not yet'],
  ['<b title="Shut it">{x}</b>', 'Shut it'],
  ['<b title={`$' + '{n} of them`}>{x}</b>', '{} of them'],
  ["const WORDS = { open: 'Shown to people' };", 'Shown to people'],
  ["t('{a} and {b}', { a: 'Not said' , b })", 'Not said'],
  ["f(is ? 'One thing' : t('Another thing'))", 'One thing'],
])('a text that nobody could translate is found: %s', (code, text) => {
  expect(bareIn('a.tsx', code)).toEqual([`a.tsx:1 ${text}`]);
});

test('no two texts have the same key', () => {
  const words = Object.fromEntries(said.map((text) => [text, text]));
  expect(Object.keys(tableOf(words, said))).toHaveLength(said.length);
});

describe.each(OTHERS)('The words of %s', (language) => {
  const words = wordsOf(language);
  const formsOf = (text: string) => {
    const known = words[text];
    return known === undefined ? [] : typeof known === 'string' ? [known] : Object.values(known);
  };

  test('are all there, and no others', () => {
    expect(said.filter((text) => words[text] === undefined)).toEqual([]);
    expect(Object.keys(words).filter((text) => !said.includes(text))).toEqual([]);
  });

  test('have the places of the English text', () => {
    const wrong = said.flatMap((text) => {
      // A form for one or two may well say the number itself.
      const wanted = placesOf(text.split('|').at(-1) ?? '');
      const isMany = text.includes('|');
      return formsOf(text).flatMap((form) => {
        const has = placesOf(form);
        const lacks = wanted.filter((place) => !has.includes(place) && !(isMany && place === '{n}'));
        const more = has.filter((place) => !wanted.includes(place));
        return lacks.length + more.length > 0 ? [`${text} -> ${form}`] : [];
      });
    });
    expect(wrong).toEqual([]);
  });

  test('have the forms that the language has for numbers, and `{n}` in the form for any', () => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    // Of a million and more, where it is like any other number, a form of its own is not needed.
    const needed = pluralCategories.filter((one) => one !== 'many' || language === 'ar').sort();
    const wrong = said.filter((text) => {
      const known = words[text];
      if (known === undefined) return false;
      if (!text.includes('|')) return typeof known !== 'string';
      if (typeof known === 'string') return true;
      const has = Object.keys(known).sort();
      const isComplete = needed.every((one) => has.includes(one));
      return !isComplete || has.some((one) => !(pluralCategories as string[]).includes(one));
    });
    expect(wrong).toEqual([]);
  });

  test('begin and end as the English text does, and carry no hint', () => {
    const edges = (text: string) => `${/^\s/.test(text)}${/\s$/.test(text)}`;
    const wrong = said.filter((text) =>
      formsOf(text).some(
        (form) =>
          form.includes('##') ||
          form === '' ||
          (!/^(?:ja|zh)/.test(language) && edges(form) !== edges(shown(text.split('|')[0] ?? ''))),
      ),
    );
    expect(wrong).toEqual([]);
  });
});
