import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { htmlOf } from '../lib/start/written.ts';

describe('a text in Markdown', () => {
  test.each([
    ['# What is *it*', '<h1>What is *it*</h1>'],
    ['One\nparagraph.\n\nAnother.', '<p>One paragraph.</p>\n<p>Another.</p>'],
    ['**Bold** and `<code> **so**`', '<p><b>Bold</b> and <code>&lt;code&gt; **so**</code></p>'],
    ['[there](https://a.example), [here](./b.md)', '<p><a href="https://a.example">there</a>, here</p>'],
    ['## [0.1.0] - 2026', '<h2>0.1.0 - 2026</h2>'],
    ['- one\n  of two lines\n- two', '<ul><li>one of two lines</li><li>two</li></ul>'],
    ['```text\na < b\n\n- c\n```\n', '<pre>a &lt; b\n\n- c\n</pre>'],
    [
      '| a | b |\n| --- | --- |\n| 1 | 2 |',
      '<table><thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead>' +
        '<tbody><tr><th scope="row">1</th><td>2</td></tr></tbody></table>',
    ],
  ])('%j becomes a page', (markdown, html) => expect(htmlOf(markdown)).toBe(html));

  test.each(['store/privacy.md', 'CHANGELOG.md', 'THIRD-PARTY.md'])('%s has nothing left of it', (name) => {
    const html = htmlOf(readFileSync(join(import.meta.dirname, '..', 'assets', name), 'utf8'));
    const said = html.replace(/<pre>[\s\S]*?<\/pre>|<code>.*?<\/code>/g, '');
    expect(said).not.toMatch(/\*\*|`|\]\(|^\||^#|^- /m);
  });
});
