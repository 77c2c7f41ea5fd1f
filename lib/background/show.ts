import { verdictOn } from '../core/blocking.ts';
import type { Catalogue } from '../core/catalogue.ts';
import type { Doc } from '../core/doc.ts';
import type { Fault, Health } from '../core/health.ts';
import type { Glance, Holding } from '../core/kept.ts';
import { type Phase, phaseAt } from '../core/phase.ts';
import { type Face, type Icon, levelSizes, type Plan, shutDuring, signsOf } from '../core/plan.ts';
import { isSame } from '../core/same.ts';
import { settingOf } from '../core/settings.ts';
import { placeOf } from '../core/site.ts';

/** A tab, as far as showing goes. */
export interface Tab {
  id?: number | undefined;
  url?: string | undefined;
}

/** What makes it so in a browser. Each can be asked any number of times. */
export interface Doors<T extends Tab> {
  /** `sign` goes in with the rules, all or nothing. */
  setRules(
    blocklist: Plan['blocklist'],
    sign: string,
  ): Promise<{ wanted: number; loaded: number; changed: boolean }>;
  /** Whether the rules in force are the ones that went in with this sign. */
  hasRules(sign: string): Promise<boolean>;
  /** `fleeting`: those that are awake and would not outlive the browser. */
  setGuards(
    guards: Plan['guards'],
    watched: string[],
  ): Promise<{ changed: boolean; fleeting: readonly string[] }>;
  /** Lets them outlive the browser. */
  keepGuards(fleeting: readonly string[]): Promise<void>;
  saveShut(
    shut: {
      until: number;
      personal: boolean;
      communication: boolean;
      paths: { host: string; path: string }[];
    } | null,
  ): Promise<void>;
  setAlarm(name: 'end' | 'minute', when: number | null): Promise<void>;
  /** `language`: the one chosen, to say in it what the icon means. */
  setIcon(icon: Icon, shift: number, language: string): Promise<void>;
  /** The tabs that show a page of the web. */
  openTabs(): Promise<T[]>;
  tabOf(id: number): Promise<T | null>;
  /** `kept`: the tab was open already, and gets its page back by itself. */
  cover(tab: T, kept: boolean): Promise<void>;
  /** Empties frames of shut sites in pages that are open. */
  coverFrames(isShut: (address: string) => boolean): Promise<void>;
  /** Watches pages of these hosts, which are open but for a path, that were there before. */
  watchTabs(hosts: readonly string[]): Promise<void>;
  hasHostAccess(): Promise<boolean>;
  coversPrivateWindows(): Promise<boolean | null>;
  readHealth(): Promise<Health | null>;
  saveHealth(health: Health): Promise<void>;
  /** What was shown last, in this run of the browser; forgotten with it. */
  readShown(): Promise<Shown | null>;
  saveShown(shown: Shown | null): Promise<void>;
  /** A short word that stands for a text. */
  digest(text: string): Promise<string>;
  report(fault: unknown): void;
}

/** What was in force when all had been shown without a fault: a plan's sign, and the open tabs that were found in order. */
export interface Shown {
  sign: string;
  tabs: string;
}

/** Whether an address is shut in a phase. */
function shutIn(doc: Doc, catalogue: Catalogue, phase: Phase): (address: string) => boolean {
  const shut = shutDuring(doc, phase);
  return (address) => {
    const place = placeOf(address);
    return place !== null && verdictOn(doc, catalogue, shut, place).is === 'shut';
  };
}

/** Makes the browser what the plan says. Rules and guards first, then the tabs that were open already. */
export function createShow<T extends Tab>(doors: Doors<T>, catalogue: () => Catalogue) {
  const machine = (instant: number | null, { clock }: Glance) =>
    instant === null ? null : instant - clock.shift;

  /** Nobody waits for the icon: a busy browser takes seconds to draw it. */
  function showFace(face: Face, glance: Glance): Promise<void>[] {
    const { doc, clock } = glance;
    doors.setIcon(face.icon, clock.shift, settingOf(doc, 'language')).catch(doors.report);
    return [
      doors.setAlarm('end', machine(face.endsAt, glance)),
      doors.setAlarm('minute', machine(face.nextMinute, glance)),
    ];
  }

  const digestOf = (tabs: readonly T[]) =>
    doors.digest(
      tabs
        .map(({ id, url }) => `${id} ${url}`)
        .sort()
        .join('\n'),
    );

  /**
   * Resolves when all that is to be shut is shut, with what is left to note about it. `thorough`: the plan may
   * have changed, whoever made it so first; private windows have a worker of their own.
   */
  async function show(plan: Plan, holding: Holding, thorough: boolean): Promise<() => Promise<void>> {
    const { doc } = holding;
    const faults = new Set<Fault>();
    const tried = async <Result>(work: Promise<Result>, fault: Fault): Promise<Result | null> =>
      work.catch((why: unknown) => {
        faults.add(fault);
        doors.report(why);
        return null;
      });
    const { phase } = plan;
    const signs = signsOf(holding, phase);
    const awake = (id: string) => plan.guards.some((guard) => guard.id === id && guard.awake);

    // A worker that was stopped half-way, or a fault, left nothing noted: then it is all done anew.
    const shownBefore = tried(doors.readShown(), 'failed');
    const forgotten = tried(doors.saveShown(null), 'failed');
    // Browsers do one after another: alarms, guards and what pages are told come after the rules.
    const rulesSet = tried(doors.setRules(plan.blocklist, signs.rules), 'rules-differ');
    const isFirst = (await shownBefore) === null;
    await forgotten;
    const aside = Promise.all(showFace(plan, holding).map((work) => tried(work, 'failed')));
    const [rules, guards] = await Promise.all([
      rulesSet,
      tried(doors.setGuards(plan.guards, plan.watched), 'guard-missing'),
      tried(
        doors.saveShut(
          phase.is === 'resting'
            ? null
            : {
                until: phase.endsAt - holding.clock.shift,
                personal: awake('personal'),
                communication: awake('communication'),
                paths: plan.blocklist.paths
                  .filter(({ shut }) => shut)
                  .map(({ host, path }) => ({ host, path: encodeURI(path.toWellFormed()).toLowerCase() })),
              },
        ),
        'failed',
      ),
    ]);
    const inOrder: T[] = [];
    if (phase.is === 'focusing') {
      const isShut = shutIn(doc, catalogue(), phase);
      const shut: T[] = [];
      for (const tab of (await tried(doors.openTabs(), 'tabs-left')) ?? [])
        (isShut(tab.url ?? '') ? shut : inOrder).push(tab);
      await Promise.all([
        ...shut.map((tab) => tried(doors.cover(tab, true), 'tabs-left')),
        // What loaded since the rules changed met the rules; only what was there before can be inside.
        ...(thorough || isFirst || rules?.changed || guards?.changed
          ? [tried(doors.coverFrames(isShut), 'tabs-left'), tried(doors.watchTabs(plan.watched), 'tabs-left')]
          : []),
      ]);
    }
    return async () => {
      await aside;
      if (rules && rules.wanted !== rules.loaded) faults.add('rules-differ');
      // In force they are already; where this fails, or the worker is stopped first, it is all done anew.
      if (phase.is === 'focusing' && guards && guards.fleeting.length > 0)
        await tried(doors.keepGuards(guards.fleeting), 'failed');
      await tried(writeHealth(holding, rules, faults), 'failed');
      if (faults.size > 0) return;
      await doors.saveShown({ sign: signs.all, tabs: await digestOf(inOrder) });
    };
  }

  /** Whether all is as it was shown last, as far as can be seen without any list; then only the time is shown anew. */
  async function showAgain(face: Face, glance: Glance): Promise<boolean> {
    const signs = signsOf(glance, face.phase);
    const isRight = async () => {
      const shown = await doors.readShown();
      if (shown?.sign !== signs.all || !(await doors.hasRules(signs.rules))) return false;
      if (face.phase.is === 'focusing' && shown.tabs !== (await digestOf(await doors.openTabs())))
        return false;
      await Promise.all(showFace(face, glance));
      return true;
    };
    // What fails here is tried once more in full, and told then.
    return isRight().catch(() => false);
  }

  async function writeHealth(
    { doc, scored }: Holding,
    rules: { wanted: number; loaded: number } | null,
    faults: Set<Fault>,
  ): Promise<void> {
    const [before, hostAccess, privateWindows] = await Promise.all([
      doors.readHealth(),
      doors.hasHostAccess(),
      doors.coversPrivateWindows(),
    ]);
    if (!hostAccess) faults.add('no-host-access');
    const sizesOf = `${scored} ${catalogue().size}`;
    const sizes = before?.sizesOf === sizesOf ? before.sizes : levelSizes(doc, catalogue());
    const health: Health = {
      hostAccess,
      privateWindows,
      wanted: rules?.wanted ?? 0,
      loaded: rules?.loaded ?? 0,
      faults: [...faults],
      sizes,
      sizesOf,
    };
    if (!isSame(before, health)) await doors.saveHealth(health);
  }

  /**
   * One tab may show another page than before: looks at it, and covers it if it must not be seen. `was` is a tab
   * that was covered a moment ago; where its page is there still, it keeps its place.
   */
  async function lookAtTab(id: number, holding: Holding, now: number, was: T | null): Promise<void> {
    const phase = phaseAt(holding.doc, now);
    if (phase.is === 'resting') return;
    const tab = await doors.tabOf(id);
    if (!tab?.url || !shutIn(holding.doc, catalogue(), phase)(tab.url)) return;
    if (was && was.url === tab.url) await doors.cover(was, true);
    else await doors.cover(tab, false);
  }

  return { show, showAgain, lookAtTab };
}
