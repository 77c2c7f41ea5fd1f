import { type Doc, each } from '../core/doc.ts';
import { t } from '../words/t.ts';

/** What a session lets through all the same, each once. */
export function letThroughIn(doc: Pick<Doc, 'pass'>, session: string): string[] {
  const passes = each(doc, 'pass').filter(([, pass]) => pass.session === session);
  const sites = passes.flatMap(([, { opens }]) => ('site' in opens ? [opens.site] : []));
  return [...(sites.length < passes.length ? [t('All communication')] : []), ...new Set(sites)];
}
