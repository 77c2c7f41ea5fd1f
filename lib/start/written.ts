/**
 * Pages that are written in Markdown: `<main data-text="assets/store/privacy.md"></main>` in a page of ours is filled
 * with that text when it is built. Known are headings, paragraphs, lists, tables, fenced text, and in a line bold, code
 * and links; all that our own texts use.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { RELAY_ONLY } from './packages-used.ts';
import { root } from './root.mjs';

/** These pages; they are built by themselves. */
export const WRITTEN = ['privacy', 'changes', 'licences'];

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A link to a file of the source leads nowhere in a page: of it, and of what is only in brackets, the words stay. */
const linked = (words: string, address = ''): string =>
  /^https:/.test(address) ? `<a href="${address}">${words}</a>` : words;

const inLine = (text: string): string =>
  text
    .split(/(`[^`]+`)/)
    .map((part, at) =>
      at % 2 === 1
        ? `<code>${escaped(part.slice(1, -1))}</code>`
        : escaped(part)
            .replace(/\*\*([^*]+)\*\*/g, '<b>$1</b>')
            .replace(/\[([^\]]+)\](?:\(([^)\s]+)\))?/g, (_, words: string, address?: string) =>
              linked(words, address),
            ),
    )
    .join('');

const cellsOf = (row: string): string[] =>
  row
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim());

function table(rows: readonly string[]): string {
  const [head = '', , ...body] = rows;
  const heads = cellsOf(head).map((cell) => `<th scope="col">${inLine(cell)}</th>`);
  const lines = body.map((row) => {
    const [first = '', ...rest] = cellsOf(row);
    return `<tr><th scope="row">${inLine(first)}</th>${rest.map((cell) => `<td>${inLine(cell)}</td>`).join('')}</tr>`;
  });
  return `<table><thead><tr>${heads.join('')}</tr></thead><tbody>${lines.join('')}</tbody></table>`;
}

function list(lines: readonly string[]): string {
  const items = lines.join('\n').split(/^- /m).slice(1);
  return `<ul>${items.map((item) => `<li>${inLine(item.replace(/\s+/g, ' ').trim())}</li>`).join('')}</ul>`;
}

function block(lines: readonly string[]): string {
  const [first = ''] = lines;
  const [, marks, heading = ''] = /^(#{1,3}) (.+)$/.exec(first) ?? [];
  if (marks) return `<h${marks.length}>${inLine(heading)}</h${marks.length}>`;
  if (first.startsWith('|')) return table(lines);
  if (first.startsWith('- ')) return list(lines);
  return `<p>${inLine(lines.join(' '))}</p>`;
}

/** A text in Markdown as HTML. */
export function htmlOf(markdown: string): string {
  const html: string[] = [];
  for (const [at, part] of markdown.split(/^```.*\n/m).entries()) {
    if (at % 2 === 1) html.push(`<pre>${escaped(part)}</pre>`);
    else
      for (const lines of part.split(/\n\s*\n/).map((some) => some.split('\n').filter((line) => line !== '')))
        if (lines.length > 0) html.push(block(lines));
  }
  return html.join('\n');
}

/** What of a text is about the extension. */
const textOf = (name: string): string =>
  readFileSync(join(root, name), 'utf8').split(`\n${RELAY_ONLY}\n`)[0] ?? '';

/** Fills the pages. Nothing runs in them: what WXT would have run in every page is left out. */
export function written(): Plugin {
  let isWritten = false;
  return {
    name: 'written',
    enforce: 'post',
    options({ input }) {
      isWritten = WRITTEN.some((name) => JSON.stringify(input ?? '').includes(`entrypoints/${name}/`));
    },
    transformIndexHtml: {
      order: 'pre',
      handler: (html) =>
        html.replace(
          /<main data-text="([^"]+)"><\/main>/,
          (_, name: string) => `<main>${htmlOf(textOf(name))}</main>`,
        ),
    },
    generateBundle(_, bundle) {
      if (!isWritten) return;
      for (const [name, file] of Object.entries(bundle))
        if (file.type === 'chunk') delete bundle[name];
        else if (name.endsWith('.html'))
          file.source = String(file.source).replace(/\s*<script [^>]*><\/script>/g, '');
    },
  };
}
