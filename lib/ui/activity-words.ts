import type { Away, Span } from '../core/activity.ts';
import type { Evidence, Ran, Seen } from '../core/evidence.ts';
import type { Report, Shares, Standing } from '../core/report.ts';
import { allOf } from '../core/report.ts';
import type { Between } from '../core/schedule.ts';
import type { Level } from '../core/session.ts';
import type { Site } from '../core/site.ts';
import { HOUR, MINUTE } from '../core/time.ts';
import type { Witness } from '../core/total.ts';
import type { KeptOut } from './kept-out.ts';
import { COUNTS_AS } from './kinds.ts';
import { counted, lengthInWords, shortLength, timeOfDay } from './words.ts';

/** What a total is of: the same, and what was done away from the browser. */
export const SHARES: Record<keyof Shares, string> = { ...COUNTS_AS, offline: 'Offline' };
export const SHARE_KINDS = Object.keys(SHARES) as (keyof Shares)[];

const CATEGORIES: Record<string, string> = {
  code: 'Code',
  ops: 'Servers and operations',
  writing: 'Writing and documents',
  design: 'Design',
  data: 'Data',
  learning: 'Learning',
  research: 'Research',
  ai: 'AI assistants',
  planning: 'Planning',
  business: 'Business',
  money: 'Money',
  reference: 'Reference',
  search: 'Search',
  utilities: 'Utilities',
  files: 'Files',
  government: 'Government',
  music: 'Music',
  email: 'Email',
  chat: 'Chat',
  meetings: 'Meetings',
  social: 'Social networks',
  forums: 'Forums',
  video: 'Video',
  news: 'News',
  technews: 'Technology news',
  games: 'Games',
  shopping: 'Shopping',
  sport: 'Sport',
  fun: 'Fun',
  travel: 'Travel',
  food: 'Food',
  home: 'Home',
  jobs: 'Jobs',
  lifestyle: 'Lifestyle',
  dating: 'Dating',
  gambling: 'Gambling',
  adult: 'Adult',
  health: 'Health',
};

/** The words for a category of the catalogue. */
export const categoryName = (category: string | null): string =>
  category === null ? 'In no category' : (CATEGORIES[category] ?? category);

/** A site as it is called; of a category (`@social`) its words. */
export const activityName = (id: Site): string => (id.startsWith('@') ? categoryName(id.slice(1)) : id);

const BLOCKED: Record<Level, string> = {
  distractions: 'With distractions',
  communication: 'With communication',
  nothing: 'Never',
};

/** From which level on sessions block something. */
export const blockedInWords = (from: Level | null): string => BLOCKED[from ?? 'nothing'];

const AWAY: Record<Away, string> = {
  off: 'Recording was switched off.',
  asleep: 'The machine slept, or nobody looked for over a minute and a half.',
  locked: 'The screen was locked.',
  idle: 'No key or mouse for five minutes; they are taken off.',
  unfocused: 'Another program was in front, or no window of this browser.',
  private: 'A private window was in front. Nothing of it is recorded.',
  'no-page': 'A page was in front that is not of the web: the browser’s own, the block page, a file.',
};

/** Why a stretch is in no sum. */
export const awayInWords = (because: Away): string => AWAY[because];

type PageSpan = Span & { is: 'page' };

/** How somebody is known to have been there, or who says so. */
const PRESENCE: Record<PageSpan['by'], string> = {
  input: 'It was in front, with you at the keyboard or mouse.',
  sound: 'It was in front, and playing sound.',
  rescuetime: 'From your RescueTime file, which tells how long in an hour or so, not when in it.',
  activitywatch: 'From your ActivityWatch file.',
};

/** "Why was this counted?", for one span. */
export function whyCounted(span: PageSpan, { as, by }: Standing): string {
  const score =
    by === 'you'
      ? `${COUNTS_AS[as]}, because you said so.`
      : by === null
        ? 'Other Work, because nobody has said yet what it is.'
        : `${COUNTS_AS[as]}, because the list has it under ${categoryName(by)}.`;
  return `${PRESENCE[span.by]} ${score}`;
}

/** " You were paused 09:10 to 12:00 and 14:00 to 15:00." Nothing where there was no pause. */
function pausesInWords(pauses: readonly Between[]): string {
  if (pauses.length === 0) return '';
  const stretches = pauses.map(({ from, to }) => `${timeOfDay(from)} to ${timeOfDay(to)}`);
  const last = stretches.pop();
  return ` You were paused ${stretches.length > 0 ? `${stretches.join(', ')} and ${last}` : last}.`;
}

/** A day in one sentence or two: what is most worth knowing first. */
export function dayInWords(
  { times, columns }: Report,
  sessions: readonly Evidence[],
  pauses: readonly Between[],
  isToday: boolean,
): { lead: string; rest: string } {
  const all = allOf(times);
  if (all === 0) return { lead: 'No activity recorded.', rest: pausesInWords(pauses) };
  if (all < 10 * MINUTE)
    return {
      lead: shortLength(all),
      rest: isToday ? ' so far. The picture grows as you go on.' : ' in the browser.',
    };
  const said: string[] = [];
  const focusIn = (of: Report['columns']) => of.reduce((sum, column) => sum + column.times.focus, 0);
  const morning = focusIn(columns.filter(({ from }) => new Date(from).getHours() < 12));
  if (times.focus > HOUR && morning > 0.65 * times.focus) said.push('Most of it came before noon');
  if (times.focus > HOUR && morning < 0.35 * times.focus) said.push('Most of it came after noon');
  const kept = sessions.filter(({ outcome }) => outcome === 'completed' || outcome === 'ended');
  const carried = kept.reduce((sum, session) => sum + session.times.focus, 0);
  if (kept.length > 0 && times.focus > 0) {
    const share = carried / times.focus;
    const part =
      share > 0.8
        ? 'nearly all'
        : share > 0.55
          ? 'most'
          : share > 0.4
            ? 'nearly half'
            : share > 0.2
              ? 'a part'
              : '';
    if (part) said.push(`${counted(kept.length, 'session')} carried ${part} of it`);
  }
  const lead = times.focus > 0 ? `${shortLength(times.focus)} of Focus Work` : 'No Focus Work';
  const of = `, out of ${shortLength(all)} in the browser.`;
  const sentence = said.join(', and ').replace(/^./, (first) => first.toUpperCase());
  return { lead, rest: `${of}${sentence ? ` ${sentence}.` : ''}` };
}

/** What became of a session: "Finished", "Ended at 31 of 50 min. It counts." */
export function outcomeInWords({ outcome, startedAt, endedAt, plannedEnd }: Ran): string {
  const planned = lengthInWords(plannedEnd - startedAt);
  const real = lengthInWords(endedAt - startedAt);
  switch (outcome) {
    case 'running':
      return `Running, ${planned} planned.`;
    case 'completed':
      return `Finished, ${planned} as planned.`;
    case 'ended':
      return `Ended after ${real} of ${planned}. It counts.`;
    case 'cancelled':
      return `Cancelled after ${real} of ${planned}. It does not count.`;
    case 'superseded':
      return 'Another session ran at the same time in another browser, and counts in its place.';
  }
}

/** What a session was made of: "44 m of Focus Work, 3 m Personal, 2 m away. Seen for 96 % of it." */
export function sessionInWords({ times, away, observed }: Seen, outcome: Ran['outcome']): string {
  const parts = [`${shortLength(times.focus)} of Focus Work`];
  if (times.meeting > 0) parts.push(`${shortLength(times.meeting)} in meetings`);
  if (times.other > 0) parts.push(`${shortLength(times.other)} of Other Work`);
  if (times.personal > 0) parts.push(`${shortLength(times.personal)} Personal`);
  if (away > 0) parts.push(`${shortLength(away)} away`);
  const seen = outcome === 'running' ? '' : ` Seen for ${Math.round(observed * 100)} % of it.`;
  return `${parts.join(', ')}.${seen}`;
}

/** Which sites knocked while a session ran: "3 visits kept out: reddit.com twice, youtube.com." */
export function knockedInWords({ visits, sites }: KeptOut): string {
  if (visits === 0) return 'Nothing knocked.';
  const named = sites.map(([site, times]) =>
    times === 1 ? site : `${site} ${times === 2 ? 'twice' : `${times} times`}`,
  );
  return `${counted(visits, 'visit')} kept out${named.length > 0 ? `: ${named.join(', ')}` : ''}.`;
}

/** What other browsers saw of a session; '' where none did. */
export function witnessedInWords(witnesses: readonly Witness[]): string {
  const focus = witnesses.reduce((sum, { times }) => sum + times.focus, 0);
  if (witnesses.length === 0) return '';
  return focus > 0
    ? `In your other browsers ${shortLength(focus)} of Focus Work.`
    : 'No Focus Work in your other browsers.';
}

/** When a browser was not in touch while a session ran; neutrally, for nobody can tell why. */
export const absenceInWords = ({ from, to }: { from: number; to: number }, name = 'A browser'): string =>
  `${name} was not in touch from ${timeOfDay(from)} to ${timeOfDay(to)}.`;
