import { describe, expect, test } from 'vitest';
import {
  goingOf,
  isStillOpen,
  NOTHING_ASIDE,
  type OpenTab,
  withMore,
  without,
} from '../../lib/core/set-aside.ts';

const tab = (id: number, more: Partial<OpenTab> = {}): OpenTab => ({
  id,
  windowId: 1,
  index: id,
  url: `https://page.example/${id}`,
  title: `Page ${id}`,
  pinned: false,
  incognito: false,
  audible: false,
  ...more,
});
const aside = (id: number, url = `https://page.example/${id}`) => ({
  tab: id,
  window: 1,
  index: id,
  url,
  title: `Page ${id}`,
});

describe('tabs that are set aside', () => {
  test('are those with pages of the web, as they stand', () =>
    expect(goingOf([tab(1), tab(2, { url: 'http://page.example/' })])).toEqual([
      aside(1),
      aside(2, 'http://page.example/'),
    ]));

  test.each<[string, Partial<OpenTab>]>([
    ['is pinned', { pinned: true }],
    ['sounds', { audible: true }],
    ['is private', { incognito: true }],
    ['is hidden', { hidden: true }],
    ['is ours', { url: 'chrome-extension://mjokoekehbimgjkghodbiladagkddpge/warmup.html' }],
    ['is ours in Firefox', { url: 'moz-extension://5e0d1a10/blocked.html#https://page.example/' }],
    ['belongs to the browser', { url: 'about:config' }],
    ['is a file', { url: 'file:///home/notes.txt' }],
    ['is the source of a page', { url: 'view-source:https://page.example/' }],
    ['is data', { url: 'data:text/html,https://page.example' }],
    ['has not got anywhere yet', { url: '' }],
    ['is unknown', { url: undefined }],
    ['has no name', { id: undefined }],
  ])('are not those of which one %s', (_, more) => expect(goingOf([tab(1, more)])).toEqual([]));

  test('are only those that were chosen', () =>
    expect(goingOf([tab(1), tab(2), tab(3, { pinned: true })], [2, 3, 9])).toEqual([aside(2)]));

  test('are noted down once, also when one of them stayed open and is set aside again', () => {
    const once = withMore(NOTHING_ASIDE, [aside(1), aside(2)]);
    expect(withMore(once, [aside(2), aside(3)]).tabs).toEqual([aside(1), aside(2), aside(3)]);
  });

  test('are struck off one by one, though another looks the same', () => {
    const two = { version: 1 as const, tabs: [aside(1), aside(1)] };
    expect(without(two, aside(1)).tabs).toEqual([aside(1)]);
    expect(without(NOTHING_ASIDE, aside(1))).toBe(NOTHING_ASIDE);
  });

  test('are still there only where the same tab shows the same page', () => {
    expect(isStillOpen(aside(1), tab(1))).toBe(true);
    expect(isStillOpen(aside(1), tab(1, { url: 'https://page.example/elsewhere' }))).toBe(false);
    expect(isStillOpen(aside(1), tab(2, { url: 'https://page.example/1' }))).toBe(false);
    expect(isStillOpen(aside(1), null)).toBe(false);
  });
});
