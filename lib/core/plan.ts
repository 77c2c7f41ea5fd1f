import {
  type Blocklist,
  blocklistOf,
  NOTHING_SHUT,
  type Shut,
  shutAtLevel,
  shutBy,
  sizeOf,
} from './blocking.ts';
import type { Catalogue } from './catalogue.ts';
import { type Doc, each } from './doc.ts';
import type { Glance } from './kept.ts';
import type { Call } from './mode.ts';
import { pauseAt } from './pause.ts';
import { type Phase, phaseAt, progressAt, type Sessions } from './phase.ts';
import { MINUTE } from './time.ts';
import { unseenOver } from './unseen.ts';

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

/** What time alone decides. */
export interface Face {
  phase: Phase;
  /** The next instants somebody has to look: the session's end and the badge's next minute. */
  endsAt: number | null;
  nextMinute: number | null;
  icon: Icon;
}

/** What should be so now. Applied at every wake-up, any number of times. */
export interface Plan extends Face {
  blocklist: Blocklist;
  guards: Guard[];
  /** Hosts that are open but for some paths: pages there can change to a shut path without loading. */
  watched: string[];
}

/** The toolbar icon: the arc filled so far in sixtieths, minutes left, words for the tooltip. */
export type Icon =
  | { is: 'resting' }
  /** A session is over, and nobody has seen it yet. */
  | { is: 'over'; early: boolean }
  | { is: 'paused'; until: number | null }
  | { is: 'meeting'; title: string; until: number | null }
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

type FaceDoc = Sessions & Pick<Doc, 'pause' | 'dismissal'>;

/** The icon of a day while no session runs. */
function restingIcon(doc: FaceDoc, call: Call | null, now: number, device: string): Icon {
  const paused = pauseAt(each(doc, 'pause'), now);
  if (paused) return { is: 'paused', until: paused.pause.until };
  if (call) return { is: 'meeting', title: call.title, until: call.to };
  const over = unseenOver(doc, device, now);
  return over ? { is: 'over', early: over.outcome === 'ended' } : { is: 'resting' };
}

/** What an instant makes of the records of sessions and pauses, and of the meeting that is on, in one browser. */
export function faceAt(doc: FaceDoc, call: Call | null, now: number, device: string): Face {
  const phase = phaseAt(doc, now);
  if (phase.is === 'resting')
    return { phase, endsAt: null, nextMinute: null, icon: restingIcon(doc, call, now, device) };
  const minutes = Math.ceil((phase.endsAt - now) / MINUTE);
  return {
    phase,
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

/** What is to be shut in a phase. */
export const shutDuring = (doc: Pick<Doc, 'pass'>, phase: Phase): Shut =>
  phase.is === 'focusing' ? shutBy(doc, phase.id, phase.session.level) : shutAtLevel('nothing');

/**
 * Tells plans apart without making their lists: where `rules` is the same, the same rules are wanted; where
 * `all` is, so is everything that is shown but for the minutes.
 */
export function signsOf({ doc, scored, clock }: Glance, phase: Phase): { rules: string; all: string } {
  const { personal, communication, but } = shutDuring(doc, phase);
  const rules = JSON.stringify([scored, personal, communication, [...but].sort()]);
  const session = phase.is === 'focusing' ? `${phase.id} ${phase.endsAt - clock.shift}` : '';
  return { rules, all: `${rules} ${session}` };
}

/** Everything the browser should show and hold at an instant. */
export function planAt(doc: Doc, catalogue: Catalogue, call: Call | null, now: number, device: string): Plan {
  const face = faceAt(doc, call, now, device);
  const shut = shutDuring(doc, face.phase);
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
  const watched = [...new Set(shutPaths.map(({ host }) => host))];
  return { ...face, blocklist, guards, watched };
}
