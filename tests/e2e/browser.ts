import type { Answer } from '../../lib/core/answer.ts';
import type { Command } from '../../lib/core/commands.ts';

/** A tab, in the words a person would use of it. */
export interface Tab {
  /** Types an address. Resolves when the browser has set off, not when it has arrived. */
  go(address: string): Promise<void>;
  back(): Promise<void>;
  reload(): Promise<void>;
  select(): Promise<void>;
  close(): Promise<void>;
  /** Where it is; '' while it is between two pages. */
  address(): Promise<string>;
  /** Clicks what this selector finds, as a person does. */
  click(selector: string): Promise<void>;
  /** Presses keys one after another, as a person does: by their names, or as they are typed. */
  press(...keys: string[]): Promise<void>;
  /** Runs in the page, as the page. */
  run<Result>(code: string): Promise<Result>;
}

/** A real browser with the production build in it, and a profile that outlives it. */
export interface TestBrowser {
  is: 'chromium' | 'firefox';
  /** By what name extensions ask it. */
  api: 'chrome' | 'browser';
  /** Where the extension's own pages are. */
  home: string;
  open(address: string): Promise<Tab>;
  /** All tabs of all windows, private ones too. */
  addresses(): Promise<string[]>;
  /** What a page of ours says to the background. */
  ask(command: Command): Promise<Answer>;
  /** Runs in a page of ours; nothing there wakes the worker but a message. */
  inOurs<Result>(code: string): Promise<Result>;
  /** Closes all tabs and windows but the page of ours. */
  tidy(): Promise<void>;
  stopWorker(): Promise<void>;
  isWorkerRunning(): Promise<boolean>;
  openPrivate(address: string): Promise<void>;
  /** Opens a window without tabs, as an installed web app has. */
  openAppWindow(address: string): Promise<void>;
  /** Closes it as a person does; what it notes down now and then is noted down. */
  quit(): Promise<void>;
  /** As a crash would. */
  kill(): Promise<void>;
  /** The same profile again; `first` goes on the command line. */
  restart(...first: string[]): Promise<void>;
  /** What the extension logged as an error since it was installed, of all browser runs. */
  faults(): Promise<string[]>;
  close(): Promise<void>;
}

/** What the person in front of a browser does that is seen nowhere in a page. */
export interface Person {
  /** Turns to another program, and back. */
  leave(): Promise<void>;
  comeBack(): Promise<void>;
  /** Hears the page in front, also where the machine has no sound. */
  hears(): Promise<void>;
  /** Whether the browser tells a locked screen from one that is merely left. */
  isSeenToLock: boolean;
  /** Touches nothing for five minutes, locks the screen, is there; null: as the machine says. Until the worker stops. */
  is(state: 'active' | 'idle' | 'locked' | null): Promise<void>;
}
