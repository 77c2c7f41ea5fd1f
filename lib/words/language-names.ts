import type { Language } from './languages.ts';

/** Each language as its own speakers call it. Apart, because only one page shows them. */
export const LANGUAGE_NAMES: Record<Language, string> = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  'pt-BR': 'Português (Brasil)',
  it: 'Italiano',
  ja: '日本語',
  'zh-CN': '简体中文',
  ar: 'العربية',
};
