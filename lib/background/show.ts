import { shutBy, verdictOn } from '../core/blocking.ts';
import type { Catalogue } from '../core/catalogue.ts';
import type { Doc } from '../core/doc.ts';
import type { Fault, Health } from '../core/health.ts';
import type { Holding } from '../core/kept.ts';
import { type Phase, phaseAt } from '../core/phase.ts';
import { type Icon, levelSizes, type Plan } from '../core/plan.ts';
import { placeOf } from '../core/site.ts';
import { latestOf } from '../core/stamp.ts';
import { MINUTE } from '../core/time.ts';

/** A tab, as far as showing goes. */
export interface Tab {
  id?: number | undefined;
  url?: string | undefined;
}

/** What makes it so in a browser. Each can be asked any number of times. */
export interface Doors<T extends Tab> {
  setRules(blocklist: Plan['blocklist']): Promise<{ wanted: number; loaded: number; changed: boolean }>;
  setGuards(guards: Plan['guards'], watched: string[]): Promise<boolean>;
  saveShut(
    shut: {
      until: number;
      personal: boolean;
      communication: boolean;
      paths: { host: string; path: string }[];
    } | null,
  ): Promise<void>;
  setAlarm(name: 'end' | 'minute', when: number | null): Promise<void>;
  setIcon(icon: Icon, shift: number): Promise<void>;
  tabsWhere(isShut: (address: string) => boolean): Promise<T[]>;
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
  report(fault: unknown): void;
  machineNow(): number;
}

/** Whether an address is shut in a phase. */
function shutIn(doc: Doc, catalogue: Catalogue, phase: Phase): (address: string) => boolean {
  if (phase.is === 'resting') return () => false;
  const shut = shutBy(doc, phase.id, phase.session.level);
  return (address) => {
    const place = placeOf(address);
    return place !== null && verdictOn(doc, catalogue, shut, place).is === 'shut';
  };
}

/** Whether the sizes of the levels have to be counted anew is told by the latest stamp of any score. */
const latestScore = ({ score }: Pick<Doc, 'score'>): string =>
  latestOf(Object.values(score).map(({ stamp }) => stamp));

/** Makes the browser what the plan says. Rules and guards first, then the tabs that were open already. */
export function createShow<T extends Tab>(doors: Doors<T>, catalogue: Catalogue) {
  /** `thorough`: the plan may have changed, whoever made it so first; private windows have a worker of their own. */
  async function show(plan: Plan, { doc, clock }: Holding, thorough: boolean): Promise<void> {
    const faults = new Set<Fault>();
    const tried = async <Result>(work: Promise<Result>, fault: Fault): Promise<Result | null> =>
      work.catch((why: unknown) => {
        faults.add(fault);
        doors.report(why);
        return null;
      });
    const { phase } = plan;
    const awake = (id: string) => plan.guards.some((guard) => guard.id === id && guard.awake);
    const machine = (instant: number | null) => (instant === null ? null : instant - clock.shift);
    const isShut = shutIn(doc, catalogue, phase);

    const aside = Promise.all([
      tried(doors.setAlarm('end', machine(plan.endsAt)), 'failed'),
      tried(doors.setAlarm('minute', machine(plan.nextMinute)), 'failed'),
      tried(doors.setIcon(plan.icon, clock.shift), 'failed'),
    ]);
    const [rules, guards] = await Promise.all([
      tried(doors.setRules(plan.blocklist), 'rules-differ'),
      tried(doors.setGuards(plan.guards, plan.watched), 'guard-missing'),
      tried(
        doors.saveShut(
          phase.is === 'resting'
            ? null
            : {
                until: phase.endsAt - clock.shift,
                personal: awake('personal'),
                communication: awake('communication'),
                paths: plan.blocklist.paths
                  .filter(({ shut }) => shut)
                  .map(({ host, path }) => ({ host, path: encodeURI(path).toLowerCase() })),
              },
        ),
        'failed',
      ),
    ]);
    if (phase.is === 'focusing') {
      const open = (await tried(doors.tabsWhere(isShut), 'tabs-left')) ?? [];
      await Promise.all([
        ...open.map((tab) => tried(doors.cover(tab, true), 'tabs-left')),
        // What loaded since the rules changed met the rules; only what was there before can be inside.
        ...(thorough || rules?.changed || guards
          ? [tried(doors.coverFrames(isShut), 'tabs-left'), tried(doors.watchTabs(plan.watched), 'tabs-left')]
          : []),
      ]);
    }
    await aside;
    if (rules && rules.wanted !== rules.loaded) faults.add('rules-differ');
    await tried(writeHealth(doc, { rules, guards, faults }), 'failed');
  }

  async function writeHealth(
    doc: Doc,
    seen: {
      rules: { wanted: number; loaded: number; changed: boolean } | null;
      guards: boolean | null;
      faults: Set<Fault>;
    },
  ): Promise<void> {
    const [before, hostAccess, privateWindows] = await Promise.all([
      doors.readHealth(),
      doors.hasHostAccess(),
      doors.coversPrivateWindows(),
    ]);
    if (!hostAccess) seen.faults.add('no-host-access');
    const sizesOf = latestScore(doc);
    const sizes = before?.sizesOf === sizesOf ? before.sizes : levelSizes(doc, catalogue);
    const health: Health = {
      at: doors.machineNow(),
      hostAccess,
      privateWindows,
      wanted: seen.rules?.wanted ?? 0,
      loaded: seen.rules?.loaded ?? 0,
      faults: [...seen.faults],
      sizes,
      sizesOf,
    };
    const same = before && JSON.stringify({ ...before, at: 0 }) === JSON.stringify({ ...health, at: 0 });
    if (!same || health.at - before.at > 5 * MINUTE) await doors.saveHealth(health);
  }

  /** One tab may show another page than before: looks at it, and covers it if it must not be seen. */
  async function lookAtTab(id: number, holding: Holding, now: number): Promise<void> {
    const phase = phaseAt(holding.doc, now);
    if (phase.is === 'resting') return;
    const tab = await doors.tabOf(id);
    if (tab?.url && shutIn(holding.doc, catalogue, phase)(tab.url)) await doors.cover(tab, false);
  }

  return { show, lookAtTab };
}
