import { readdirSync, readFileSync } from 'node:fs';

/** What can be read of a process, or nothing when it is gone or none of ours. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // Gone between two looks.
    return '';
  }
}

const numbersIn = (folder: string): number[] => {
  try {
    return readdirSync(folder).map(Number).filter(Number.isInteger);
  } catch {
    // Gone between two looks.
    return [];
  }
};

/** A process's parent: the second word after its name in brackets (proc_pid_stat(5)). */
const parentOf = (pid: number): number => Number(read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ')[1]);

/** Renderers are children of a helper of the browser's. */
const isOf = (pid: number, ancestor: number): boolean => {
  const parent = parentOf(pid);
  return parent === ancestor || (parent > 1 && isOf(parent, ancestor));
};

/** The processes a browser keeps for extensions alone; with one extension there is one, or none while it sleeps. */
const extensionProcesses = (browser: number): number[] =>
  numbersIn('/proc').filter(
    (pid) => read(`/proc/${pid}/cmdline`).includes('--extension-process') && isOf(pid, browser),
  );

/** CPU seconds of each thread of a process so far: first word of schedstat, in nanoseconds. */
const threadsOf = (pid: number): [string, number][] =>
  numbersIn(`/proc/${pid}/task`).map((thread) => [
    `${pid}/${thread}`,
    Number.parseInt(read(`/proc/${pid}/task/${thread}/schedstat`), 10) / 1e9 || 0,
  ]);

/** CPU seconds of all threads a process has, so far. */
export const secondsOf = (pid: number): number =>
  threadsOf(pid).reduce((sum, [, seconds]) => sum + seconds, 0);

/** Sums CPU time over processes and threads that come and go, as long as it looks often enough to see them. */
export function createCpuMeter(browser: number): { look(): number } {
  const seen = new Map<string, number>();
  return {
    look() {
      for (const pid of extensionProcesses(browser))
        for (const [thread, seconds] of threadsOf(pid)) seen.set(thread, seconds);
      return [...seen.values()].reduce((sum, seconds) => sum + seconds, 0);
    },
  };
}
