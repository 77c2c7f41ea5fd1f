import { localeTag } from '../words/t.ts';

/** "a, b, c", with what the language that is spoken puts between. */
export const listed = (parts: readonly string[]): string =>
  new Intl.ListFormat(localeTag(), { style: 'narrow' }).format(parts);
