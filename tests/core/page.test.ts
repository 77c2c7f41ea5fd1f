import { expect, test } from 'vitest';
import { knownOf, pageOf } from '../../lib/core/activity.ts';
import { parseCatalogue } from '../../lib/core/catalogue.ts';
import { EMPTY } from '../../lib/core/doc.ts';

const CATALOGUE = parseCatalogue(`
[video personal]
video.example/shorts
[health personal quiet]
clinic.example
`);
const kept = (address: string, title: string) => {
  const known = knownOf(EMPTY, CATALOGUE, address);
  return known && pageOf(known, address, title);
};

test.each([
  [
    'https://www.docs.example/a/secret?token=1#x',
    'A plan',
    { host: 'docs.example', path: '', title: 'A plan' },
  ],
  ['https://m.video.example/shorts/abc', 'Clip', { host: 'm.video.example', path: '/shorts', title: 'Clip' }],
  ['https://my.clinic.example/results', 'Results', { host: 'my.clinic.example', path: '', title: '' }],
])('of %s what is kept is no more than is needed', (address, title, page) =>
  expect(kept(address, title)).toEqual(page),
);

test.each([
  ['https://docs.example/report%202026?token=abc', 'docs.example/report 2026?token=abc'],
  ['https://docs.example/report%202026?token=abc', 'https://docs.example/report 2026?token=abc'],
  ['https://docs.example/a', 'docs.example/a'],
  ['https://bücher.example/straße', 'bücher.example/straße'],
])('%s is not kept as the title "%s"', (address, title) => expect(kept(address, title)?.title).toBe(''));

test.each(['chrome://settings', 'about:blank', 'file:///home/me/a.html', 'data:text/html,x'])(
  '%s is no page of the web',
  (address) => expect(kept(address, 'A title')).toBeNull(),
);
