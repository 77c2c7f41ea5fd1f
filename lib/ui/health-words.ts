import type { Fault, Health } from '../core/health.ts';
import type { Level } from '../core/session.ts';
import { counted } from './words.ts';

export interface HealthWords {
  is: 'ready' | 'unknown' | 'lacking' | 'off';
  line: string;
  /** More of it, for whoever wants to know. */
  more: string[];
}

const FAULTS: Record<Exclude<Fault, 'no-host-access'>, string> = {
  'rules-differ': 'The browser does not hold all rules that were set.',
  'guard-missing': 'Pages that change without loading may slip through.',
  'tabs-left': 'A tab that was open before could not be covered.',
  failed: 'The last check did not come to its end.',
};

/** How many sites a level keeps out. */
function sizeOf({ sizes }: Pick<Health, 'sizes'>, level: Level): number {
  if (level === 'nothing') return 0;
  return level === 'distractions' ? sizes.distractions : sizes.distractions + sizes.communication;
}

/** Whether blocking holds, in words, before a session starts and while it runs. */
export function healthInWords(health: Health | null, level: Level): HealthWords {
  if (!health) return { is: 'unknown', line: 'Looking whether blocking is ready…', more: [] };
  if (!health.hostAccess)
    return {
      is: 'off',
      line: 'Blocking is off until you allow it',
      more: [
        'To keep sites out, Sundial needs the browser’s leave to act on them. What it sees there stays in this browser.',
      ],
    };
  const more = health.faults.flatMap((fault) => (fault === 'no-host-access' ? [] : [FAULTS[fault]]));
  const rules =
    health.wanted === 0
      ? 'The rules are put in place when a session begins.'
      : `${health.loaded.toLocaleString()} of ${counted(health.wanted, 'rule')} in force.`;
  const windows =
    health.privateWindows === null
      ? []
      : [
          health.privateWindows
            ? 'Private windows are covered.'
            : 'Private windows are not covered. To cover them, open Sundial in the browser’s list of extensions and allow it there.',
        ];
  const details = [...more, rules, ...windows];
  if (more.length > 0) return { is: 'lacking', line: 'Blocking is not complete.', more: details };
  if (level === 'nothing') return { is: 'ready', line: 'Nothing is kept out.', more: details };
  if (health.privateWindows === false)
    return { is: 'ready', line: 'Blocking is ready, but not in private windows.', more: details };
  return {
    is: 'ready',
    line: `Blocking is ready. ${counted(sizeOf(health, level), 'site')}, open tabs too.`,
    more: details,
  };
}
