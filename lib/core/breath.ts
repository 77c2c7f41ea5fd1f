import { BREATHS } from './breaths.ts';
import { type Doc, each } from './doc.ts';
import { SECOND } from './time.ts';

/**
 * How long No and Yes stay shut after "Continue": the setting, 5 s more with each pass already given in
 * the same session, at most 30 s. Without a breath set there is none.
 */
export function breathFor(doc: Pick<Doc, 'pass' | 'setting'>, session: string): number {
  const set = doc.setting.breath?.value;
  const first = typeof set === 'number' && BREATHS.some((seconds) => seconds === set) ? set : 5;
  if (first === 0) return 0;
  const passes = each(doc, 'pass').filter(([, pass]) => pass.session === session).length;
  return Math.min(30, first + 5 * passes) * SECOND;
}
