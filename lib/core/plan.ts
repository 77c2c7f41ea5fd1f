import { type Blocklist, blocklistOf, NOTHING_SHUT, shutAtLevel, shutBy, sizeOf } from './blocking.ts';
import type { Catalogue } from './catalogue.ts';
import { type Doc, each } from './doc.ts';
import { type Phase, phaseAt, progressAt } from './phase.ts';
import { MINUTE } from './time.ts';

/**
 * A script kept ready on hosts that a session may shut. Awake it stops every page it is put into; asleep it
 * only watches for pages that come back without loading. Waking it is cheap, registering it anew is not.
 */
export interface Guard {
  id: string;
  awake: boolean;
  hosts: readonly string[];
  paths: readonly { host: string; path: string }[];
  except: readonly { host: string; path: string }[];
}

/** What should be so now. Applied at every wake-up, any number of times. */
export interface Plan {
  phase: Phase;
  blocklist: Blocklist;
  guards: Guard[];
  /** Hosts that are open but for some paths: pages there can change to a shut path without loading. */
  watched: string[];
  /** The next instants somebody has to look: the session's end and the badge's next minute. */
  endsAt: number | null;
  nextMinute: number | null;
  icon: Icon;
}

/** The toolbar icon: the arc filled so far in sixtieths, minutes left, words for the tooltip. */
export type Icon =
  | { is: 'resting' }
  | { is: 'focusing'; sixtieths: number; minutes: number; task: string; endsAt: number };

const atHost = (host: string) => ({ host, path: '' });

function guardsFrom(
  id: string,
  list: Blocklist,
  awake: boolean,
  open: readonly { host: string; path: string }[],
): Guard[] {
  return list.layers.map(({ hosts, except }, layer) => ({
    id: layer === 0 ? id : `${id}-${layer}`,
    awake,
    hosts,
    paths: [],
    except: [...except.map(atHost), ...open],
  }));
}

/** How many sites each level keeps out, for the Assistant. */
export function levelSizes(
  doc: Pick<Doc, 'score'>,
  catalogue: Catalogue,
): { distractions: number; communication: number } {
  const sizeAt = (level: 'distractions' | 'communication') =>
    sizeOf(blocklistOf(doc, catalogue, shutAtLevel(level)));
  const distractions = sizeAt('distractions');
  return { distractions, communication: sizeAt('communication') - distractions };
}

/** The lists of both kinds before anything is let through, by the scores they follow from: computed once for them. */
const known = new WeakMap<
  Doc['score'],
  { catalogue: Catalogue; personal: Blocklist; communication: Blocklist }
>();

function standingLists(score: Doc['score'], catalogue: Catalogue) {
  const before = known.get(score);
  if (before?.catalogue === catalogue) return before;
  const of = (personal: boolean) =>
    blocklistOf({ score }, catalogue, { personal, communication: !personal, but: new Set() });
  const lists = { catalogue, personal: of(true), communication: of(false) };
  known.set(score, lists);
  return lists;
}

/** Everything the browser should show and hold at an instant. */
export function planAt(doc: Doc, catalogue: Catalogue, now: number): Plan {
  const phase = phaseAt(doc, now);
  const shut = phase.is === 'focusing' ? shutBy(doc, phase.id, phase.session.level) : shutAtLevel('nothing');
  const { personal, communication } = standingLists(doc.score, catalogue);
  const plain = shut.personal && !shut.communication && shut.but.size === 0;
  const blocklist = plain
    ? personal
    : shut.personal || shut.communication
      ? blocklistOf(doc, catalogue, shut)
      : NOTHING_SHUT;
  const awake = shut.personal || shut.communication;
  // At rest the paths of the usual session stand ready, so that a start changes as little as can be.
  const { paths } = awake ? blocklist : personal;
  const shutPaths = paths.filter((path) => path.shut);
  const open = [
    ...paths.filter((path) => !path.shut),
    ...[...shut.but].filter((site) => !site.includes('/')).map(atHost),
  ];
  const guards = [
    ...guardsFrom('personal', personal, shut.personal, open),
    ...guardsFrom('communication', communication, shut.communication, open),
  ];
  if (shutPaths.length > 0) guards.push({ id: 'paths', awake, hosts: [], paths: shutPaths, except: [] });
  const watched = awake ? [...new Set(shutPaths.map(({ host }) => host))] : [];
  const base = { phase, blocklist, guards, watched };
  if (phase.is === 'resting') return { ...base, endsAt: null, nextMinute: null, icon: { is: 'resting' } };
  const left = phase.endsAt - now;
  const minutes = Math.ceil(left / MINUTE);
  return {
    ...base,
    endsAt: phase.endsAt,
    nextMinute: minutes > 1 ? phase.endsAt - (minutes - 1) * MINUTE : null,
    icon: {
      is: 'focusing',
      sixtieths: Math.floor(progressAt(phase, now) * 60),
      minutes,
      task: phase.session.task,
      endsAt: phase.endsAt,
    },
  };
}

/** The session that ran out last by itself or by choice, cancelled ones left out, for "how it went" at rest. */
export function lastFinished(doc: Pick<Doc, 'session' | 'extension' | 'end'>, now: number) {
  let last: { id: string; task: string; startedAt: number; endedAt: number; early: boolean } | null = null;
  for (const [id, session] of each(doc, 'session')) {
    const end = doc.end[id]?.value;
    if (end?.as === 'cancelled') continue;
    let planned = session.endsAt;
    for (const [, extension] of each(doc, 'extension')) if (extension.session === id) planned += extension.by;
    const endedAt = Math.min(end?.at ?? planned, planned);
    if (endedAt > now || (last && last.endedAt >= endedAt)) continue;
    last = { id, task: session.task, startedAt: session.startedAt, endedAt, early: endedAt < planned };
  }
  return last;
}
