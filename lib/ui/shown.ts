import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { type Doc, EMPTY } from '../core/doc.ts';
import type { Health } from '../core/health.ts';
import { type Clock, clockAt, docOf, type Kept } from '../core/kept.ts';
import { type Phase, phaseAt } from '../core/phase.ts';
import { MINUTE, SECOND } from '../core/time.ts';

/** What is kept, as the door to the browser gives it. */
export interface State {
  kept: Kept | null;
  unreadable: boolean;
  clock: Clock;
  health: Health | null;
}

/** All a page shows, at one instant. `now` is the sessions' time; less `shift` it is what the machine's clock says. */
export interface Shown {
  doc: Doc;
  phase: Phase;
  now: number;
  shift: number;
  /** The part of it by which this machine's clock is behind the relay's, which is no news. */
  offset: number;
  health: Health | null;
  unreadable: boolean;
  /** This browser's name among the others; null before it has one. */
  device: string | null;
}

/** A session that runs. */
export type Focusing = Extract<Phase, { is: 'focusing' }>;

function shownAt({ kept, clock, health, unreadable }: State, machineNow: number): Shown {
  const doc = kept ? docOf(kept) : EMPTY;
  const { now, shift, offset } = clockAt(doc, clock, machineNow);
  const device = kept?.device ?? null;
  return { doc, phase: phaseAt(doc, now), now, shift, offset, health, unreadable, device };
}

/**
 * How long until a countdown shows another second, so that all pages change together; at rest, until the next minute.
 * A page that nobody sees, of which there may be many, waits for the end.
 */
export function untilChange(
  { phase, now, shift }: Pick<Shown, 'phase' | 'now' | 'shift'>,
  seen: boolean,
): number {
  if (phase.is === 'resting') return MINUTE - ((now - shift) % MINUTE);
  const left = phase.endsAt - now;
  return seen ? left % SECOND || SECOND : left;
}

/** What the page shows, followed second by second while a session runs; null before the first read. */
export function createShown(
  state: ReadonlySignal<State | null>,
  isSeen = () => !document.hidden,
): ReadonlySignal<Shown | null> {
  const ticks = signal(0);
  const tick = () => {
    ticks.value++;
  };
  const shown = computed(() => {
    ticks.value;
    return state.value && shownAt(state.value, Date.now());
  });
  let timer: ReturnType<typeof setTimeout>;
  effect(() => {
    clearTimeout(timer);
    if (shown.value) timer = setTimeout(tick, untilChange(shown.value, isSeen()));
  });
  // Browsers hold back the timers of pages nobody looks at.
  document.addEventListener('visibilitychange', tick);
  return shown;
}
