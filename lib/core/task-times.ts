import { countsOf, type Ran } from './evidence.ts';

/** What went into one task. */
export interface TaskTime {
  /** As it was spelled last; '' for sessions without a task. */
  task: string;
  sessions: Ran[];
  planned: number;
  real: number;
  /** Focus Work in its sessions; null while that is still being added up. */
  focus: number | null;
}

const folded = (task: string): string => task.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();

/**
 * Sessions by what they were for, most time first; upper and lower case and spaces make no difference. Cancelled ones
 * do not count.
 */
export function timesByTask(sessions: readonly Ran[], focusIn: (session: Ran) => number | null): TaskTime[] {
  const tasks = new Map<string, TaskTime>();
  for (const session of sessions.filter(countsOf)) {
    const key = folded(session.task);
    const time = tasks.get(key) ?? { task: '', sessions: [], planned: 0, real: 0, focus: 0 };
    tasks.set(key, time);
    const focus = focusIn(session);
    time.task = session.task;
    time.sessions.push(session);
    time.planned += session.plannedEnd - session.startedAt;
    time.real += session.endedAt - session.startedAt;
    time.focus = time.focus === null || focus === null ? null : time.focus + focus;
  }
  return [...tasks.values()].sort((one, other) => other.real - one.real);
}
