/** The languages there are words in, each as its own speakers call it. The first one is what the code is written in. */
export const LANGUAGES = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  'pt-BR': 'Português (Brasil)',
  it: 'Italiano',
  ja: '日本語',
  'zh-CN': '简体中文',
  ar: 'العربية',
} as const;

export type Language = keyof typeof LANGUAGES;

/** Written from right to left. */
export const isRightToLeft = (language: Language): boolean => language === 'ar';

const isLanguage = (tag: string): tag is Language => Object.hasOwn(LANGUAGES, tag);
const first = (tag: string): string => tag.toLowerCase().split(/[-_]/)[0] ?? '';

/**
 * The language to speak: what was chosen, else the one nearest to the browser's own, else English.
 * @param own a language tag, as "de-AT"
 */
export function languageFor(chosen: string | null | undefined, own: string): Language {
  if (chosen && isLanguage(chosen)) return chosen;
  return (Object.keys(LANGUAGES) as Language[]).find((one) => first(one) === first(own)) ?? 'en';
}

/**
 * The tag by which times, dates and numbers are written: the browser's own where it is of the same language, for its
 * region's habits. Figures are the same everywhere, so that a countdown and a date look alike.
 */
export function tagFor(language: Language, own: string): string {
  if (first(own) !== first(language))
    return language === 'en' ? 'en-GB' : language === 'ar' ? LATIN : language;
  return language === 'ar' ? `${own}-u-nu-latn` : own;
}
const LATIN = 'ar-u-nu-latn';
