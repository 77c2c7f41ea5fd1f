import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Prep } from '../core/doc.ts';
import type { Feeling } from '../core/reflection.ts';
import { type Level, PRESETS } from '../core/session.ts';
import { minutesFrom } from './agreement.ts';

const PAUSE = 300;

/** A preset, a length of one's own, or as long as the workday still lasts. */
export type Choice = number | 'other' | 'work-end';

/** What the next session will be, as it stands on the page. */
export interface Draft {
  task: Signal<string>;
  project: Signal<string>;
  /** A preset, or another length, then as typed. */
  choice: Signal<Choice>;
  other: Signal<string>;
  level: Signal<Level>;
  feeling: Signal<Feeling | null>;
  strict: Signal<boolean>;
  /** The length chosen; null while what is typed is none. */
  minutes: ReadonlySignal<number | null>;
  /** Chooses a length, preset or not. */
  setMinutes(minutes: number): void;
  /** To be called after each change: saves when nothing more is changed for a moment. */
  changed(): void;
  /** Saves at once what is still to be saved: the page may be closing. */
  flush(): void;
  /** Saves no more: a session has begun of it, or it is given up. */
  drop(): void;
}

const isPreset = (minutes: number): boolean => PRESETS.some((preset) => preset === minutes);

/** `workLeft`: whole minutes until the workday ends; null where no session can have that length. */
export function createDraft(
  first: { prep: Prep; feeling: Feeling | null },
  save: (draft: { prep: Prep; feeling: Feeling | null }) => void,
  workLeft: ReadonlySignal<number | null>,
): Draft {
  const { prep } = first;
  const task = signal(prep.task);
  const project = signal(prep.project ?? '');
  const choice = signal<Choice>(
    prep.untilWorkEnds && workLeft.peek() !== null
      ? 'work-end'
      : isPreset(prep.minutes)
        ? prep.minutes
        : 'other',
  );
  const other = signal(isPreset(prep.minutes) ? '' : String(prep.minutes));
  const level = signal(prep.level);
  const feeling = signal(first.feeling);
  const strict = signal(prep.strict ?? false);
  const minutes = computed(() => {
    if (choice.value === 'other') return minutesFrom(other.value);
    return choice.value === 'work-end' ? workLeft.value : choice.value;
  });
  let timer: ReturnType<typeof setTimeout> | null = null;
  let lastGood = prep.minutes;
  const drop = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const flush = () => {
    if (timer === null) return;
    drop();
    lastGood = minutes.value ?? lastGood;
    const untilWorkEnds = choice.value === 'work-end';
    save({
      prep: {
        task: task.value,
        project: project.value,
        minutes: lastGood,
        level: level.value,
        strict: strict.value,
        untilWorkEnds,
      },
      feeling: feeling.value,
    });
  };
  const changed = () => {
    drop();
    timer = setTimeout(flush, PAUSE);
  };
  function setMinutes(asked: number): void {
    choice.value = isPreset(asked) ? asked : 'other';
    other.value = isPreset(asked) ? '' : String(asked);
    changed();
  }
  return { task, project, choice, other, level, feeling, strict, minutes, setMinutes, changed, flush, drop };
}
