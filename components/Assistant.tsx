import { type ReadonlySignal, signal, useComputed, useSignal, useSignalEffect } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Company } from '../lib/core/company.ts';
import type { Draft } from '../lib/core/draft.ts';
import type { Ran } from '../lib/core/evidence.ts';
import type { Playing } from '../lib/core/playing.ts';
import type { WarmupName } from '../lib/core/warmup.ts';
import { announcementBetween } from '../lib/ui/announcements.ts';
import type { Asking } from '../lib/ui/asking.ts';
import { type DayRead, homeAt, lastGap } from '../lib/ui/home.ts';
import type { Shown } from '../lib/ui/shown.ts';
import { AssistantHome } from './AssistantHome.tsx';
import { AssistantSession } from './AssistantSession.tsx';
import { EngineLine } from './EngineLine.tsx';
import type { MenuItem } from './GearMenu.tsx';
import { LiveRegion } from './LiveRegion.tsx';
import { fetchStyles } from './later-styles.ts';
import { Unreadable } from './Unreadable.tsx';

interface AssistantProps {
  shown: ReadonlySignal<Shown | null>;
  day: ReadonlySignal<DayRead>;
  company: ReadonlySignal<Company>;
  playing: ReadonlySignal<Playing>;
  asking: Asking;
  /** The site of the page beside us. */
  site: ReadonlySignal<string | null>;
  menu: readonly MenuItem[];
  onAllow: () => void;
  onOpenReport: () => void;
  onLookBack: (session: string) => void;
  onOpenActivities: () => void;
  onOpenHours: () => void;
  onOpenMusic: () => void;
  onShowMusicTab: () => void;
  onOpenLink: (link: string) => void;
  /** How many tabs are set aside. */
  aside: ReadonlySignal<number>;
  onWarmup: (warmup: WarmupName) => void;
  /** To the list of what sessions keep out. */
  onSeeList: () => void;
  /** What was left on the page of prep, and the sessions of earlier days. */
  readDraft: () => Promise<Draft | null>;
  readPast: () => Promise<readonly Ran[]>;
  /** What prep asks besides, fetched with it. */
  fetchRest: () => Promise<PrepPart>;
  /** The page is for the next session: it begins there. */
  isForPrep: boolean;
  onRestart: () => void;
}

/** A part of prep that knows what only a page may. */
type PrepPart = ComponentType<{ doc: Shown['doc']; asking: Asking }>;

type View =
  | { is: 'home' }
  | { is: 'prep'; minutes: number | null }
  | { is: 'plans'; before: number | null }
  /** By the machine's clock. */
  | { is: 'offline'; from: number | null; to: number | null };

const HOME: View = { is: 'home' };

/** What is not shown first, fetched when it is asked for. */
const later = signal<{
  Prep?: typeof import('./AssistantPrep.tsx').AssistantPrep;
  draft?: Draft | null;
  Rest?: PrepPart;
  Offline?: typeof import('./OfflineWork.tsx').OfflineWork;
  Plans?: typeof import('./AssistantPlans.tsx').AssistantPlans;
}>({});

async function fetchFor(
  view: View,
  { readDraft, fetchRest }: Pick<AssistantProps, 'readDraft' | 'fetchRest'>,
): Promise<void> {
  if (view.is === 'prep') {
    const [{ AssistantPrep: Prep }, draft, Rest] = await Promise.all([
      import('./AssistantPrep.tsx'),
      readDraft().catch(() => null),
      fetchRest(),
    ]);
    later.value = { ...later.value, Prep, draft, Rest };
  }
  if (view.is === 'plans' && !later.value.Plans)
    later.value = { ...later.value, Plans: (await import('./AssistantPlans.tsx')).AssistantPlans };
  if (view.is === 'offline' && !later.value.Offline)
    later.value = { ...later.value, Offline: (await import('./OfflineWork.tsx')).OfflineWork };
}

/** The day at rest, the way into a session, the session while one runs. The same wherever it is shown. */
export function Assistant({
  shown,
  day,
  company,
  playing,
  asking,
  site,
  menu,
  onRestart,
  ...ways
}: AssistantProps) {
  const before = useRef<Shown | null>(null);
  const says = useRef('');
  const view = useSignal(HOME);
  const announcement = useComputed(() => {
    const now = shown.value;
    const said = before.current && now && announcementBetween(before.current, now);
    before.current = now;
    if (said) says.current = said;
    return says.current;
  });
  const phase = useComputed(() => shown.value?.phase.is);
  const phaseBefore = useRef(phase.peek());
  useSignalEffect(() => {
    // What was pressed is gone; the keyboard goes on from the top, never from the way out.
    if (phase.value === 'focusing') {
      const hasBegun = phaseBefore.current === 'resting';
      if (hasBegun) {
        view.value = HOME;
        requestAnimationFrame(() => document.querySelector<HTMLElement>('.mode')?.focus());
      }
    }
    phaseBefore.current = phase.value;
  });
  const goTo = async (wanted: View) => {
    await Promise.all([fetchFor(wanted, ways), fetchStyles()]);
    view.value = wanted;
  };
  const onHome = () => {
    // Half-way, nothing of prep stays.
    if (view.peek().is === 'prep') void asking.ask({ do: 'draft', draft: null });
    view.value = HOME;
  };
  useEffect(() => {
    // Escape goes one step back, and only from the first page out of the popup.
    const heard = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || view.value.is === 'home') return;
      // It closes what is open over the page first.
      if (document.querySelector(':popover-open')) return;
      event.preventDefault();
      onHome();
    };
    addEventListener('keydown', heard);
    return () => removeEventListener('keydown', heard);
  }, []);

  useEffect(() => {
    // Asked for by another page of ours; taken out of the address, so that it can be asked for again.
    const followed = () => {
      if (location.hash !== '#prep') return;
      history.replaceState(null, '', location.pathname);
      void goTo({ is: 'prep', minutes: null });
    };
    if (ways.isForPrep) void goTo({ is: 'prep', minutes: null });
    followed();
    addEventListener('hashchange', followed);
    return () => removeEventListener('hashchange', followed);
  }, []);

  const now = shown.value;
  if (!now) return null;
  const onOffline = (from: number | null, to: number | null) => {
    const gap = lastGap(now, day.value);
    const machine = (instant: number | undefined) => (instant === undefined ? null : instant - now.shift);
    void goTo({ is: 'offline', from: machine(from ?? gap?.from), to: machine(to ?? gap?.to) });
  };
  const common = { shown: now, day: day.value, asking };
  const home = homeAt(now, day.value);
  const at = view.value;
  const { Prep, Offline, Plans, Rest } = later.value;
  return (
    <>
      {now.unreadable ? (
        <Unreadable onRestart={onRestart} />
      ) : at.is === 'offline' && Offline ? (
        <Offline doc={now.doc} asking={asking} from={at.from} to={at.to} onClose={onHome} />
      ) : now.phase.is === 'focusing' ? (
        <AssistantSession
          {...common}
          phase={now.phase}
          company={company.value}
          menu={menu}
          onAllow={ways.onAllow}
          onOpenLink={ways.onOpenLink}
          playing={playing.value}
          onOpenMusic={ways.onOpenMusic}
          onShowMusicTab={ways.onShowMusicTab}
        />
      ) : at.is === 'plans' && Plans ? (
        <Plans
          doc={now.doc}
          asking={asking}
          meetings={day.value.told ?? []}
          now={now.now}
          machineNow={now.now - now.shift}
          before={at.before}
          onClose={onHome}
        />
      ) : at.is === 'prep' && Prep ? (
        <Prep
          key={later.value.draft?.planned}
          shown={now}
          asking={asking}
          site={site.value}
          minutes={at.minutes}
          meetings={day.value.meetings}
          draft={later.value.draft ?? null}
          readPast={ways.readPast}
          onAllow={ways.onAllow}
          onSeeList={ways.onSeeList}
          onWarmup={ways.onWarmup}
          onBack={onHome}
        >
          {Rest && <Rest doc={now.doc} asking={asking} />}
        </Prep>
      ) : (
        home && (
          <AssistantHome
            {...common}
            home={home}
            menu={menu}
            {...ways}
            onFocus={(minutes) => void goTo({ is: 'prep', minutes })}
            onOffline={onOffline}
            onPlans={(before) => void goTo({ is: 'plans', before })}
          />
        )
      )}
      <EngineLine silence={asking.silence.value} onRestart={onRestart} />
      <LiveRegion says={announcement.value} />
    </>
  );
}
