import { afterEach, describe, expect, test } from 'vitest';
import { languageFor, tagFor } from '../../lib/words/languages.ts';
import { dateFormat, figure, keyOf, keyOfMany, localeTag, msg, speak, t, tn, tx } from '../../lib/words/t.ts';

afterEach(() => speak('en', null));

describe('What is said', () => {
  test('is the English text where no other language is spoken, its places filled', () => {
    expect(t('{site} can wait', { site: 'reddit.com' })).toBe('reddit.com can wait');
    expect(t('Home##category')).toBe('Home');
    expect(tn(1, '{n} site', '{n} sites')).toBe('1 site');
    expect(tn(1249, '{n} site', '{n} sites')).toBe('1,249 sites');
    expect(t(msg('Begin'))).toBe('Begin');
  });

  test('is English where the table has nothing', () => {
    speak('de', {}, 'de-AT');
    expect(t('Begin')).toBe('Begin');
    expect(tn(2, '{n} site', '{n} sites')).toBe('2 sites');
  });

  test('has the form its language has for so many, and the order of its places', () => {
    const forms = {
      zero: 'لا مواقع',
      one: 'موقع واحد',
      two: 'موقعان',
      few: '{n} مواقع',
      many: '{n} موقعًا',
      other: '{n} موقع',
    };
    speak('ar', { [keyOfMany('{n} site', '{n} sites')]: forms }, 'en-US');
    const said = [0, 1, 2, 3, 11, 100].map((count) => tn(count, '{n} site', '{n} sites'));
    expect(said).toEqual(['لا مواقع', 'موقع واحد', 'موقعان', '3 مواقع', '11 موقعًا', '100 موقع']);

    speak('ja', { [keyOf('{task} until {time}')]: '{time} まで {task}' }, 'ja');
    expect(tx('{task} until {time}', { task: ['a'], time: 5 })).toEqual([5, ' まで ', ['a']]);
  });

  test('takes nothing from what fills it', () => {
    expect(t('{a} and {b}', { a: '{b}', b: '$&' })).toBe('{b} and $&');
  });

  test('writes figures and dates as the region of the browser does, where it is of the same language', () => {
    speak('de', {}, 'de-CH');
    expect(figure(1249)).toBe((1249).toLocaleString('de-CH'));
    expect(dateFormat({ month: 'long', timeZone: 'UTC' }).format(0)).toBe('Januar');
    speak('de', {}, 'en-US');
    expect(figure(1249)).toBe('1.249');
    speak('ar', {}, 'ar-EG');
    expect(figure(1249)).toBe('1,249');
    speak('en', null, 'nl');
    expect(localeTag()).toBe('en-GB');
  });
});

describe('The language', () => {
  test('is the one chosen, else the nearest to the browser’s, else English', () => {
    expect(languageFor('ja', 'de')).toBe('ja');
    expect(languageFor('', 'de-AT')).toBe('de');
    expect(languageFor(null, 'pt-PT')).toBe('pt-BR');
    expect(languageFor('', 'zh_TW')).toBe('zh-CN');
    expect(languageFor('tlh', 'nl')).toBe('en');
    expect(languageFor('toString', 'constructor')).toBe('en');
  });

  test('keeps the habits of the region', () => {
    expect(tagFor('es', 'es-MX')).toBe('es-MX');
    expect(tagFor('es', 'de')).toBe('es');
  });
});
