import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Prep } from '../core/doc.ts';
import { type Level, PRESETS } from '../core/session.ts';
import { minutesFrom } from './agreement.ts';

const PAUSE = 300;

/** A preset, a length of one's own, or as long as the workday still lasts. */
export type Choice = number | 'other' | 'work-end';

/** What the next session will be, as it stands on the page. */
export interface Draft {
  task: Signal<string>;
  /** A preset, or another length, then as typed. */
  choice: Signal<Choice>;
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

/** `workLeft`: whole minutes until the workday ends; null where no session can have that length. */
export function createDraft(
  first: Prep,
  save: (prep: Prep) => void,
  workLeft: ReadonlySignal<number | null>,
): Draft {
  const isPreset = PRESETS.some((preset) => preset === first.minutes);
  const task = signal(first.task);
  const choice = signal<Choice>(
    first.untilWorkEnds && workLeft.peek() !== null ? 'work-end' : isPreset ? first.minutes : 'other',
  );
  const other = signal(isPreset ? '' : String(first.minutes));
  const level = signal(first.level);
  const minutes = computed(() => {
    if (choice.value === 'other') return minutesFrom(other.value);
    return choice.value === 'work-end' ? workLeft.value : choice.value;
  });
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
    const untilWorkEnds = choice.value === 'work-end';
    save({ task: task.value, minutes: lastGood, level: level.value, untilWorkEnds });
  };
  const changed = () => {
    drop();
    timer = setTimeout(flush, PAUSE);
  };
  return { task, choice, other, level, minutes, changed, flush, drop };
}
