import type { Fault, Health } from '../core/health.ts';
import type { Level } from '../core/session.ts';
import { figure, msg, t, tn } from '../words/t.ts';

export interface HealthWords {
  is: 'ready' | 'unknown' | 'lacking' | 'off';
  line: string;
  /** More of it, for whoever wants to know. */
  more: string[];
}

const FAULTS: Record<Exclude<Fault, 'no-host-access'>, string> = {
  'rules-differ': msg('The browser does not hold all rules that were set.'),
  'guard-missing': msg('Pages that change without loading may slip through.'),
  'tabs-left': msg('A tab that was open before could not be covered.'),
  failed: msg('The last check did not come to its end.'),
};

/** How many sites a level keeps out. */
function sizeOf({ sizes }: Pick<Health, 'sizes'>, level: Level): number {
  if (level === 'nothing') return 0;
  return level === 'distractions' ? sizes.distractions : sizes.distractions + sizes.communication;
}

/** Whether blocking holds, in words, before a session starts and while it runs. */
export function healthInWords(health: Health | null, level: Level): HealthWords {
  if (!health) return { is: 'unknown', line: t('Looking whether blocking is ready…'), more: [] };
  if (!health.hostAccess)
    return {
      is: 'off',
      line: t('Blocking is off until you allow it'),
      more: [
        t(
          'To keep sites out, Sundial needs the browser’s leave to act on them. What it sees there stays in this browser.',
        ),
      ],
    };
  const more = health.faults.flatMap((fault) => (fault === 'no-host-access' ? [] : [t(FAULTS[fault])]));
  const rules =
    health.wanted === 0
      ? t('The rules are put in place when a session begins.')
      : tn(health.wanted, '{loaded} of {n} rule in force.', '{loaded} of {n} rules in force.', {
          loaded: figure(health.loaded),
        });
  const windows =
    health.privateWindows === null
      ? []
      : [
          health.privateWindows
            ? t('Private windows are covered.')
            : t(
                'Private windows are not covered. To cover them, open Sundial in the browser’s list of extensions and allow it there.',
              ),
        ];
  const details = [...more, rules, ...windows];
  if (more.length > 0) return { is: 'lacking', line: t('Blocking is not complete.'), more: details };
  if (level === 'nothing') return { is: 'ready', line: t('Nothing is kept out.'), more: details };
  if (health.privateWindows === false)
    return { is: 'ready', line: t('Blocking is ready, but not in private windows.'), more: details };
  return {
    is: 'ready',
    line: tn(
      sizeOf(health, level),
      'Blocking is ready. {n} site, open tabs too.',
      'Blocking is ready. {n} sites, open tabs too.',
    ),
    more: details,
  };
}
