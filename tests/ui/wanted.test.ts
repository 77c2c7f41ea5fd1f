import { describe, expect, test } from 'vitest';
import { wantedFrom } from '../../lib/ui/wanted.ts';

const PAGE = 'chrome-extension://abc/blocked.html';

describe('the wanted address', () => {
  test('is what follows the first #, as it stands', () =>
    expect(wantedFrom(`${PAGE}#https://www.news.example/a%2Fb?x=1&y=%23#part#2`)).toEqual({
      is: 'address',
      address: 'https://www.news.example/a%2Fb?x=1&y=%23#part#2',
      host: 'news.example',
      title: null,
    }));

  test('of a kept page comes with its title', () =>
    expect(wantedFrom(`${PAGE}?kept=A%20%3Cb%3Etitle#http://news.example/`)).toMatchObject({
      title: 'A <b>title',
    }));

  test('of a kept page without a title is kept all the same', () =>
    expect(wantedFrom(`${PAGE}?kept=#http://news.example/`)).toMatchObject({ title: '' }));

  test.each([
    '',
    '#',
    '#news.example',
    '#javascript:alert(1)',
    '#data:text/html,x',
    '#file:///etc/passwd',
    '#chrome-extension://abc/blocked.html',
    '#blob:https://news.example/1',
    '#https://',
    '#%68ttps://news.example',
  ])('is none in "%s"', (hash) => expect(wantedFrom(PAGE + hash)).toEqual({ is: 'broken' }));

  test('may be long', () =>
    expect(wantedFrom(`${PAGE}#https://news.example/${'a'.repeat(60_000)}`).is).toBe('address'));

  test('of a domain that is called www is not cut', () =>
    expect(wantedFrom(`${PAGE}#https://www.example/`)).toMatchObject({ host: 'www.example' }));
});
