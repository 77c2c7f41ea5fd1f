/** The languages there are words in. The first one is what the code is written in. */
export const LANGUAGES = ['en', 'de', 'fr', 'es', 'pt-BR', 'it', 'ja', 'zh-CN', 'ar'] as const;

export type Language = (typeof LANGUAGES)[number];

/** Written from right to left. */
export const isRightToLeft = (language: Language): boolean => language === 'ar';

const first = (tag: string): string => tag.toLowerCase().split(/[-_]/)[0] ?? '';

/**
 * The language to speak: what was chosen, else the one nearest to the browser's own, else English.
 * @param own a language tag, as "de-AT"
 */
export function languageFor(chosen: string | null | undefined, own: string): Language {
  return (
    LANGUAGES.find((one) => one === chosen) ?? LANGUAGES.find((one) => first(one) === first(own)) ?? 'en'
  );
}

/**
 * The tag by which times, dates and numbers are written: the browser's own where it is of the same language, for its
 * region's habits. Figures are the same everywhere, so that a countdown and a date look alike.
 */
export function tagFor(language: Language, own: string): string {
  const tag = first(own) === first(language) ? own : language === 'en' ? 'en-GB' : language;
  return language === 'ar' ? `${tag}-u-nu-latn` : tag;
}
