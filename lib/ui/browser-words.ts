import { t } from '../words/t.ts';

/** What a browser calls itself, as `kindOfBrowser` has it. */
const BY_ITSELF = /^(Firefox|Edge|Opera|Chrome|Safari) on (\w+)$/;

/** A browser's name as its owner gave it; where nobody did, what it is: "Firefox on Linux", said in our language. */
export function browserInWords(name: string): string {
  const [, browser, system] = BY_ITSELF.exec(name) ?? [];
  return browser && system ? t('{browser} on {system}', { browser, system }) : name;
}
