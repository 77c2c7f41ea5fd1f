import { t } from '../words/t.ts';

/** Sentences one after the other, with what the language puts between them: not all have a space there. */
export const inOneLine = (sentences: readonly string[]): string =>
  sentences.reduce(
    (said, next) => (said === '' ? next : t('{said} {next}##sentence after sentence', { said, next })),
    '',
  );
