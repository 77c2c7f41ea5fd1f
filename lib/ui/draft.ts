import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Prep } from '../core/doc.ts';
import { type Level, PRESETS } from '../core/session.ts';
import { minutesFrom } from './agreement.ts';

const PAUSE = 300;

/** What the next session will be, as it stands on the page. */
export interface Draft {
  task: Signal<string>;
  /** A preset, or another length, then as typed. */
  choice: Signal<number | 'other'>;
  other: Signal<string>;
  level: Signal<Level>;
  /** The length chosen; null while what is typed is none. */
  minutes: ReadonlySignal<number | null>;
  /** To be called after each change: saves when nothing more is changed for a moment. */
  changed(): void;
  /** Saves at once what is still to be saved: the page may be closing. */
  flush(): void;
  /** Saves no more: a session has begun of it. */
  drop(): void;
}

export function createDraft(first: Prep, save: (prep: Prep) => void): Draft {
  const isPreset = PRESETS.some((preset) => preset === first.minutes);
  const task = signal(first.task);
  const choice = signal<number | 'other'>(isPreset ? first.minutes : 'other');
  const other = signal(isPreset ? '' : String(first.minutes));
  const level = signal(first.level);
  const minutes = computed(() => (choice.value === 'other' ? minutesFrom(other.value) : choice.value));
  let timer: ReturnType<typeof setTimeout> | null = null;
  let lastGood = first.minutes;
  const drop = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const flush = () => {
    if (timer === null) return;
    drop();
    lastGood = minutes.value ?? lastGood;
    save({ task: task.value, minutes: lastGood, level: level.value });
  };
  const changed = () => {
    drop();
    timer = setTimeout(flush, PAUSE);
  };
  return { task, choice, other, level, minutes, changed, flush, drop };
}
