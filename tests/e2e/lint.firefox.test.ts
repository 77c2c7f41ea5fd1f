import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../lib/start/root.mjs';

interface Finding {
  code: string;
  message: string;
}

test("Mozilla's own linter finds nothing but what Preact brings along", () => {
  const webExt = join(root, 'node_modules', 'web-ext', 'bin', 'web-ext.js');
  const build = join(root, '.output', 'firefox-mv3');
  const told = execFileSync(process.execPath, [webExt, 'lint', '--source-dir', build, '--output', 'json'], {
    encoding: 'utf8',
  });
  const { errors, warnings }: { errors: Finding[]; warnings: Finding[] } = JSON.parse(told);
  expect(errors).toEqual([]);
  // Preact can set `innerHTML` for whoever asks for it by `dangerouslySetInnerHTML`; no component of ours does.
  // It is in what the popup, the block page and the other pages are each built from.
  expect(warnings.map(({ code }) => code)).toEqual(Array(3).fill('UNSAFE_VAR_ASSIGNMENT'));
  for (const { message } of warnings) expect(message).toMatch(/innerHTML/);
});
