import type { Command } from '../core/commands.ts';
import type { Choice } from '../core/menu.ts';
import { t, tn } from '../words/t.ts';
import { COUNTS_AS } from './kinds.ts';
import { rescoredInWords } from './rescored-words.ts';

/** How a line is said, in the language that is spoken by then. */
type Words = () => string;

/** A line of a menu: what is asked for or opened by it, a heading for the lines under it, or what parts them. */
export type MenuLine = { id: string; on: 'page' | 'icon'; under?: string; words: Words | null } & (
  | { is: 'choice'; choice: Choice }
  | { is: 'page'; page: 'report' | 'settings' }
  | { is: 'heading' | 'gap' }
);

const SITE = 'site';
const ofSite = (id: string, words: Words, choice: Choice): MenuLine => ({
  id,
  on: 'page',
  under: SITE,
  words,
  is: 'choice',
  choice,
});
const ofIcon = (id: string, words: Words, choice: Choice): MenuLine => ({
  id,
  on: 'icon',
  words,
  is: 'choice',
  choice,
});

/**
 * The menus, in order. Communication has two lines and not one with a tick: a browser asks nobody before it shows
 * a tick, so it would be that of the site before. Browsers show six lines at the icon at most.
 */
export const MENU: readonly MenuLine[] = [
  { id: SITE, on: 'page', is: 'heading', words: () => t('This site counts as') },
  ofSite('focus', () => t(COUNTS_AS.focus), { is: 'counts', as: 'focus' }),
  ofSite('other', () => t(COUNTS_AS.other), { is: 'counts', as: 'other' }),
  ofSite('meeting', () => t('Meeting'), { is: 'counts', as: 'meeting' }),
  ofSite('personal', () => t(COUNTS_AS.personal), { is: 'counts', as: 'personal' }),
  { id: 'gap', on: 'page', under: SITE, is: 'gap', words: null },
  ofSite('communication', () => t('Communication'), { is: 'communication', to: true }),
  ofSite('no-communication', () => t('No communication'), { is: 'communication', to: false }),
  ...[25, 50, 90].map((minutes) =>
    ofIcon(`begin-${minutes}`, () => tn(minutes, 'Begin {n} minute', 'Begin {n} minutes'), {
      is: 'begin',
      minutes,
    }),
  ),
  ofIcon('pause', () => t('Pause for 30 minutes'), { is: 'pause', minutes: 30 }),
  { id: 'report', on: 'icon', is: 'page', page: 'report', words: () => t('Today’s report') },
  { id: 'settings', on: 'icon', is: 'page', page: 'settings', words: () => t('Settings') },
];

/** The lines as they are said now. */
export const menuInWords = () => MENU.map(({ words, ...line }) => ({ ...line, words: words?.() ?? null }));

/**
 * The sign at the icon once a choice is done, and words for whoever points at it, which stay with the page: so
 * they are given only where they stay true. Null: the icon shows a session by itself.
 */
export function signOf(command: Command): { sign: string; words: string | null } | null {
  if (command.do === 'pause') return { sign: 'II', words: null };
  if (command.do !== 'score') return null;
  const [{ site, ...change } = { site: '' }] = command.sites;
  return { sign: '✓', words: rescoredInWords([site], change) };
}
