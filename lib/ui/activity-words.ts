import type { Away, Span } from '../core/activity.ts';
import type { Evidence, Ran, Seen } from '../core/evidence.ts';
import type { Report, Shares, Standing } from '../core/report.ts';
import type { Between } from '../core/schedule.ts';
import type { Level } from '../core/session.ts';
import type { Site } from '../core/site.ts';
import { HOUR, MINUTE } from '../core/time.ts';
import { allOf } from '../core/times.ts';
import type { Witness } from '../core/total.ts';
import { localeTag, msg, t, tn } from '../words/t.ts';
import type { KeptOut } from './kept-out.ts';
import { COUNTS_AS } from './kinds.ts';
import { PERSONAL_CATEGORIES } from './personal-categories.ts';
import { lengthInWords, shortLength, timeOfDay } from './words.ts';

/** What a total is of: the same, and what was done away from the browser. */
export const SHARES: Record<keyof Shares, string> = {
  ...COUNTS_AS,
  offline: msg('Offline##work away from the browser'),
};
export const SHARE_KINDS = Object.keys(SHARES) as (keyof Shares)[];

const CATEGORIES: Record<string, string> = {
  ...PERSONAL_CATEGORIES,
  code: msg('Code##category'),
  ops: msg('Servers and operations'),
  writing: msg('Writing and documents'),
  design: msg('Design##category'),
  data: msg('Data##category'),
  learning: msg('Learning'),
  research: msg('Research##category'),
  ai: msg('AI assistants'),
  planning: msg('Planning'),
  business: msg('Business'),
  money: msg('Money'),
  reference: msg('Reference##category'),
  search: msg('Search##category'),
  utilities: msg('Utilities'),
  files: msg('Files'),
  government: msg('Government'),
  music: msg('Music'),
  email: msg('Email##category'),
  chat: msg('Chat##category'),
  meetings: msg('Meetings'),
  social: msg('Social networks'),
  technews: msg('Technology news'),
  home: msg('Home##category'),
};

/** The words for a category of the catalogue. */
export const categoryName = (category: string | null): string =>
  category === null ? t('In no category') : t(CATEGORIES[category] ?? category);

/** A site as it is called; of a category (`@social`) its words. */
export const activityName = (id: Site): string => (id.startsWith('@') ? categoryName(id.slice(1)) : id);

const BLOCKED: Record<Level, string> = {
  distractions: msg('With distractions'),
  communication: msg('With communication'),
  nothing: msg('Never##blocked'),
};

/** From which level on sessions block something. */
export const blockedInWords = (from: Level | null): string => t(BLOCKED[from ?? 'nothing']);

const AWAY: Record<Away, string> = {
  off: msg('Recording was switched off.'),
  asleep: msg('The machine slept, or nobody looked for over a minute and a half.'),
  locked: msg('The screen was locked.'),
  idle: msg('No key or mouse for five minutes; they are taken off.'),
  unfocused: msg('Another program was in front, or no window of this browser.'),
  private: msg('A private window was in front. Nothing of it is recorded.'),
  'no-page': msg('A page was in front that is not of the web: the browser’s own, the block page, a file.'),
};

/** Why a stretch is in no sum. */
export const awayInWords = (because: Away): string => t(AWAY[because]);

type PageSpan = Span & { is: 'page' };

/** How somebody is known to have been there, or who says so. */
const PRESENCE: Record<PageSpan['by'], string> = {
  input: msg('It was in front, with you at the keyboard or mouse.'),
  sound: msg('It was in front, and playing sound.'),
  rescuetime: msg('From your RescueTime file, which tells how long in an hour or so, not when in it.'),
  activitywatch: msg('From your ActivityWatch file.'),
};

/** "Why was this counted?", for one span. */
export function whyCounted(span: PageSpan, { as, by }: Standing): string {
  const kind = t(COUNTS_AS[as]);
  const score =
    by === 'you'
      ? t('{kind}, because you said so.', { kind })
      : by === null
        ? t('Other Work, because nobody has said yet what it is.')
        : t('{kind}, because the list has it under {category}.', { kind, category: categoryName(by) });
  return `${t(PRESENCE[span.by])} ${score}`;
}

/** Words beside each other, without an "and": "reddit.com twice, youtube.com". */
export const listed = (words: readonly string[]): string =>
  words.length === 0 ? '' : words.reduce((some, next) => t('{some}, {next}', { some, next }));

/** "09:10 to 12:00". */
export const stretchInWords = ({ from, to }: Between): string =>
  t('{from} to {to}', { from: timeOfDay(from), to: timeOfDay(to) });

/** " You were paused 09:10 to 12:00 and 14:00 to 15:00." Nothing where there was no pause. */
function pausesInWords(pauses: readonly Between[]): string {
  if (pauses.length === 0) return '';
  const times = new Intl.ListFormat(localeTag()).format(pauses.map(stretchInWords));
  return ` ${t('You were paused {times}.', { times })}`;
}

/** What a report says first, the words that stand out in it apart. */
export interface Lede {
  before?: string;
  lead: string;
  rest: string;
}

/** Words with those in them that stand out, wherever the language puts these. */
export function setApart(lead: string, words: string): Lede {
  const [before = '', ...after] = words.split(lead);
  return { before, lead, rest: after.join(lead) };
}

/** "3 sessions carried nearly all of it"; '' where they carried little. */
function carriedInWords(count: number, share: number): string {
  if (share > 0.8)
    return tn(count, '{n} session carried nearly all of it', '{n} sessions carried nearly all of it');
  if (share > 0.55) return tn(count, '{n} session carried most of it', '{n} sessions carried most of it');
  if (share > 0.4)
    return tn(count, '{n} session carried nearly half of it', '{n} sessions carried nearly half of it');
  if (share > 0.2) return tn(count, '{n} session carried a part of it', '{n} sessions carried a part of it');
  return '';
}

/** A day in one sentence or two: what is most worth knowing first. */
export function dayInWords(
  { times, columns }: Report,
  sessions: readonly Evidence[],
  pauses: readonly Between[],
  isToday: boolean,
): Lede {
  const all = allOf(times);
  if (all === 0) return { lead: t('No activity recorded.'), rest: pausesInWords(pauses) };
  const time = shortLength(all);
  if (all < 10 * MINUTE)
    return setApart(
      time,
      isToday
        ? t('{time} so far. The picture grows as you go on.', { time })
        : t('{time} in the browser.', { time }),
    );
  const focusIn = (of: Report['columns']) => of.reduce((sum, column) => sum + column.times.focus, 0);
  const morning = focusIn(columns.filter(({ from }) => new Date(from).getHours() < 12));
  const noon =
    times.focus > HOUR && morning > 0.65 * times.focus
      ? t('Most of it came before noon')
      : times.focus > HOUR && morning < 0.35 * times.focus
        ? t('Most of it came after noon')
        : '';
  const kept = sessions.filter(({ outcome }) => outcome === 'completed' || outcome === 'ended');
  const inSessions = kept.reduce((sum, session) => sum + session.times.focus, 0);
  const carried =
    kept.length > 0 && times.focus > 0 ? carriedInWords(kept.length, inSessions / times.focus) : '';
  const lead =
    times.focus > 0 ? t('{time} of Focus Work', { time: shortLength(times.focus) }) : t('No Focus Work');
  const words = t('{lead}, out of {time} in the browser.', { lead, time });
  const more =
    noon && carried
      ? t('{noon}, and {carried}.', { noon, carried })
      : noon || carried
        ? t('{clause}.', { clause: noon || carried })
        : '';
  return setApart(lead, more ? `${words} ${more}` : words);
}

/** What became of a session: "Finished", "Ended at 31 of 50 min. It counts." */
export function outcomeInWords({ outcome, startedAt, endedAt, plannedEnd }: Ran): string {
  const planned = lengthInWords(plannedEnd - startedAt);
  const real = lengthInWords(endedAt - startedAt);
  switch (outcome) {
    case 'running':
      return t('Running, {planned} planned.', { planned });
    case 'completed':
      return t('Finished, {planned} as planned.', { planned });
    case 'ended':
      return t('Ended after {real} of {planned}. It counts.', { real, planned });
    case 'cancelled':
      return t('Cancelled after {real} of {planned}. It does not count.', { real, planned });
    case 'superseded':
      return t('Another session ran at the same time in another browser, and counts in its place.');
  }
}

/** What a session was made of: "44 m of Focus Work, 3 m Personal, 2 m away. Seen for 96 % of it." */
export function sessionInWords({ times, away, observed }: Seen, outcome: Ran['outcome']): string {
  const parts = [t('{time} of Focus Work', { time: shortLength(times.focus) })];
  if (times.meeting > 0) parts.push(t('{time} in meetings', { time: shortLength(times.meeting) }));
  if (times.other > 0) parts.push(t('{time} of Other Work', { time: shortLength(times.other) }));
  if (times.personal > 0) parts.push(t('{time} Personal', { time: shortLength(times.personal) }));
  if (away > 0) parts.push(t('{time} away', { time: shortLength(away) }));
  const made = t('{parts}.', { parts: listed(parts) });
  if (outcome === 'running') return made;
  return `${made} ${t('Seen for {share} % of it.', { share: Math.round(observed * 100) })}`;
}

/** Which sites knocked while a session ran: "3 visits kept out: reddit.com twice, youtube.com." */
export function knockedInWords({ visits, sites }: KeptOut): string {
  if (visits === 0) return t('Nothing knocked.');
  if (sites.length === 0) return tn(visits, '{n} visit kept out.', '{n} visits kept out.');
  const named = sites.map(([site, times]) =>
    times === 1
      ? site
      : times === 2
        ? t('{site} twice', { site })
        : tn(times, '{site} {n} time', '{site} {n} times', { site }),
  );
  return tn(visits, '{n} visit kept out: {sites}.', '{n} visits kept out: {sites}.', {
    sites: listed(named),
  });
}

/** What other browsers saw of a session; '' where none did. */
export function witnessedInWords(witnesses: readonly Witness[]): string {
  const focus = witnesses.reduce((sum, { times }) => sum + times.focus, 0);
  if (witnesses.length === 0) return '';
  return focus > 0
    ? t('In your other browsers {time} of Focus Work.', { time: shortLength(focus) })
    : t('No Focus Work in your other browsers.');
}

/** When a browser was not in touch while a session ran; neutrally, for nobody can tell why. */
export const absenceInWords = ({ from, to }: Between, name = t('A browser')): string =>
  t('{name} was not in touch from {from} to {to}.', { name, from: timeOfDay(from), to: timeOfDay(to) });
