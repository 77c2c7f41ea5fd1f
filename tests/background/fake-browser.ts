import { createLoop, type Loop, type Ports } from '../../lib/background/loop.ts';
import { createShow, type Doors, type Shown } from '../../lib/background/show.ts';
import { EMPTY, type Entry } from '../../lib/core/doc.ts';
import type { Health } from '../../lib/core/health.ts';
import { type Holding, NEW_CLOCK } from '../../lib/core/kept.ts';
import type { Call } from '../../lib/core/mode.ts';
import type { Plan } from '../../lib/core/plan.ts';
import { CATALOGUE, T0 } from '../core/scenario.ts';

interface FakeTab {
  id: number;
  url: string;
}

/** A browser in memory: what it keeps survives `restart`, what it shows does not. */
export function fakeBrowser(device: string) {
  const fake = {
    time: T0,
    kept: { device, stamp: '', scored: '', doc: EMPTY, clock: NEW_CLOCK, outbox: null } as Holding | null,
    saves: 0,
    saved: [] as Entry[],
    history: [] as Entry[],
    rules: { layers: [], paths: [] } as Plan['blocklist'],
    awake: [] as string[],
    /** Those that outlive the browser. */
    guardsKept: [] as string[],
    shut: null as { until: number } | null,
    alarms: { end: null, minute: null } as Record<'end' | 'minute', number | null>,
    icon: { is: 'resting' } as Plan['icon'],
    /** In which the icon says what it means. */
    language: '',
    call: null as Call | null,
    tabs: [] as FakeTab[],
    health: null as Health | null,
    shown: null as Shown | null,
    sign: '',
    /** How often lists were made and compared. */
    compared: 0,
    framesCovered: 0,
    hostAccess: true,
    faults: [] as unknown[],
    failing: new Set<string>(),
    loop: undefined as unknown as Loop,
    /** That of private windows, where they have a worker of their own. */
    privateLoop: undefined as unknown as Loop,
    restart,
  };
  const may = async (what: string) => {
    if (fake.failing.has(what)) throw new Error(`${what} failed`);
  };
  const doors: Doors<FakeTab> = {
    async setRules(blocklist, sign) {
      await may('setRules');
      fake.compared++;
      const changed = JSON.stringify(fake.rules) !== JSON.stringify(blocklist);
      fake.rules = blocklist;
      fake.sign = sign;
      return { wanted: blocklist.layers.length, loaded: blocklist.layers.length, changed };
    },
    hasRules: async (sign) => fake.sign === sign,
    async setGuards(guards) {
      await may('setGuards');
      const before = fake.awake;
      fake.awake = guards.filter((guard) => guard.awake).map(({ id }) => id);
      fake.guardsKept = fake.guardsKept.filter((id) => fake.awake.includes(id));
      return {
        changed: before.join() !== fake.awake.join(),
        fleeting: fake.awake.filter((id) => !fake.guardsKept.includes(id)),
      };
    },
    async keepGuards(fleeting) {
      await may('keepGuards');
      fake.guardsKept.push(...fleeting);
    },
    async saveShut(shut) {
      fake.shut = shut;
    },
    async setAlarm(name, when) {
      await may('setAlarm');
      fake.alarms[name] = when;
    },
    async setIcon(icon, _, language) {
      await may('setIcon');
      if (fake.failing.has('drawing')) return new Promise(() => {});
      fake.icon = icon;
      fake.language = language;
    },
    openTabs: async () => fake.tabs.filter(({ url }) => url.startsWith('http')),
    tabOf: async (id) => fake.tabs.find((tab) => tab.id === id) ?? null,
    async cover(tab) {
      await may('cover');
      tab.url = `block page#${tab.url}`;
    },
    async coverFrames() {
      await may('coverFrames');
      fake.framesCovered++;
    },
    watchTabs: async () => {},
    hasHostAccess: async () => fake.hostAccess,
    coversPrivateWindows: async () => true,
    readHealth: async () => fake.health,
    async saveHealth(health) {
      fake.health = health;
    },
    readShown: async () => fake.shown,
    async saveShown(shown) {
      fake.shown = shown;
    },
    digest: async (text) => text,
    report: (fault) => fake.faults.push(fault),
  };
  const { show, showAgain } = createShow(doors, () => CATALOGUE);
  let ids = 0;
  const ports: Ports = {
    catalogue: () => CATALOGUE,
    machineNow: () => fake.time,
    newId: () => `${device}-${++ids}`,
    load: async () => fake.kept,
    glance: async () => fake.kept,
    async save(after, before) {
      await may('save');
      if (after.doc === before.doc) {
        const { stamp, outbox, clock } = after;
        if (fake.kept)
          fake.kept = {
            ...fake.kept,
            clock,
            ...(stamp === before.stamp ? {} : { stamp }),
            ...(outbox === before.outbox ? {} : { outbox }),
          };
        return;
      }
      fake.saves++;
      for (const kind of Object.keys(after.doc) as (keyof Holding['doc'])[])
        for (const [id, held] of Object.entries(after.doc[kind]))
          if (before.doc[kind][id] !== held) fake.saved.push({ kind, id, ...held } as Entry);
      fake.kept = after;
    },
    async saveClock(clock) {
      if (fake.kept) fake.kept = { ...fake.kept, clock };
    },
    isPrivate: false,
    async addToHistory(old) {
      await may('addToHistory');
      fake.history.push(...old);
    },
    show,
    showAgain,
    callAt: async () => fake.call,
    hasHostAccess: doors.hasHostAccess,
    report: doors.report,
  };
  /** Until what is left after an answer is done. */
  const settled = async <Result>(answer: Promise<Result>) => {
    const told = await answer;
    await new Promise(setImmediate);
    return told;
  };
  function loopOver(ports: Ports): Loop {
    const { obey, receive, compare, adjust, share, mend, add, alone, look } = createLoop(ports);
    return {
      obey: (...asked) => settled(obey(...asked)),
      receive: (...asked) => settled(receive(...asked)),
      compare: (told) => settled(compare(told)),
      adjust: (offset) => settled(adjust(offset)),
      share: (shared) => settled(share(shared)),
      mend: () => settled(mend()),
      add: (changesOf) => settled(add(changesOf)),
      alone: (work) => settled(alone(work)),
      look: (...asked) => settled(look(...asked)),
    };
  }
  let lives = 0;
  /** The worker dies and comes back: nothing of its memory is left, and what it had begun is not done. */
  function restart() {
    const life = ++lives;
    const alive = {
      ...ports,
      save: (...asked) => (life === lives ? ports.save(...asked) : new Promise<void>(() => {})),
    } satisfies Ports;
    fake.loop = loopOver(alive);
    fake.privateLoop = loopOver({ ...alive, isPrivate: true });
  }
  restart();
  return fake;
}
