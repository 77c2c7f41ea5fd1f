import * as z from 'zod/mini';
import { AlertWays, NO_WAYS } from './alert-types.ts';
import { Break } from './break.ts';
import { BREATHS } from './breaths.ts';
import type { Doc } from './doc.ts';
import { Music, SILENCE } from './music.ts';
import { RETENTIONS } from './retention.ts';
import { Schedule } from './schedule.ts';
import { boolean } from './shapes.ts';

const Minutes = z.int().check(z.gte(0), z.lte(16 * 60));

/** What can be set, each by a name of its own. */
export const SETTINGS = {
  /** Whether anything is recorded at all. */
  record: boolean,
  /** Whether the titles of pages are kept. */
  titles: boolean,
  /** Whether sound in the page in front counts as somebody being there. */
  sound: boolean,
  /** Whether single keys do things in the pages that have some. */
  keys: boolean,
  /** Whether Recharge Time is recorded too. */
  recharge: boolean,
  /** When a person works; null: no hours are set, and all time is work. */
  schedule: z.nullable(Schedule),
  /** Focus Work wanted on a day, in minutes, Sunday first; 0 on days without a goal. */
  goal: z.array(Minutes).check(z.length(7)),
  /** Personal time on a day after which somebody wants to be told, in minutes; 0: never. */
  personalLimit: Minutes,
  /** How each type of alert is shown, where it is not as at first. */
  alerts: AlertWays,
  /** Whether to be counted among those who are in a session. */
  buddies: boolean,
  /** Where a person works beside others: an address beginning with https; '' for none. */
  workspace: z.string().check(z.maxLength(2000)),
  /** What the next session sounds like. */
  music: Music,
  /** Whether sessions that calendars ask for are planned without asking. */
  plansFromCalendar: boolean,
  /** Which parts of the ritual were tried once. */
  tried: z.object({ prep: boolean, environment: boolean, body: boolean }),
  /** The first breath before a site that is shut can be opened, in seconds. */
  breath: z.literal(BREATHS),
  /** Light or dark whatever the browser is; and whether nothing moves, whatever the system says. */
  theme: z.enum(['browser', 'light', 'dark']),
  still: boolean,
  /** A language tag, as "pt-BR"; '' for the browser's own language. */
  language: z.string().check(z.maxLength(20)),
  /** Whether the look back on a session opens by itself when it is over. */
  opensSummary: boolean,
  /** The break taken last. */
  break: z.nullable(Break),
  /** How many days of what was recorded are kept; null: all of them. */
  retention: z.literal(RETENTIONS),
} as const;

export type SettingName = keyof typeof SETTINGS;
export type Settings = { [N in SettingName]: z.infer<(typeof SETTINGS)[N]> };

const FIRST: Settings = {
  record: true,
  titles: true,
  sound: true,
  keys: true,
  recharge: false,
  schedule: null,
  goal: [0, 240, 240, 240, 240, 240, 0],
  personalLimit: 0,
  alerts: NO_WAYS,
  buddies: false,
  workspace: '',
  music: SILENCE,
  plansFromCalendar: false,
  tried: { prep: false, environment: false, body: false },
  breath: 5,
  theme: 'browser',
  still: false,
  language: '',
  opensSummary: false,
  break: null,
  retention: null,
};

/** One setting; what is not set, or set to something only a newer version knows, is as at first. */
export function settingOf<N extends SettingName>(doc: Pick<Doc, 'setting'>, name: N): Settings[N] {
  const read = SETTINGS[name].safeParse(doc.setting[name]?.value);
  return read.success ? (read.data as Settings[N]) : FIRST[name];
}
