import { About, wayOf } from './alert-types.ts';
import { lastBreak } from './break.ts';
import { each, type Unscored } from './doc.ts';
import { lastOverAt } from './last-over.ts';
import type { Meeting } from './meeting.ts';
import { pauseAt } from './pause.ts';
import { phaseAt } from './phase.ts';
import { settingOf } from './settings.ts';
import { NEWS } from './whats-new.ts';

/** One alert as it stands in the feed. */
export interface Told {
  id: string;
  about: About;
  at: number;
  until: number;
}

/** Stays on top: there is something to do about it now. */
const isPinned = ({ about }: Told): boolean => about.is === 'meeting-soon' || about.is === 'planned-now';

/** The alerts that live, pinned ones first, then the newest. What this version does not know is left out. */
export function feedAt(
  doc: Unscored,
  meetings: readonly Meeting[],
  now: number,
  device: string | null,
): Told[] {
  const ways = settingOf(doc, 'alerts');
  const paused = pauseAt(each(doc, 'pause'), now);
  // One that was moved, cancelled, left, or whose calendar is gone.
  const isHeld = (id: string, from: number) =>
    meetings.some((meeting) => meeting.id === id && meeting.from === from && meeting.to > now);
  const rest = lastBreak(doc);
  // How a session went is told where it was begun; of several only the last one is to be looked back on.
  const lastOver = lastOverAt(doc, device, now)?.id;
  const isFocusing = phaseAt(doc, now).is === 'focusing';
  const isMoot = (id: string, about: About) =>
    // The rest is told by the background, see `answeredSince`.
    ('occasion' in about && (isFocusing || doc.skip[about.occasion]?.value)) ||
    (about.is === 'pause-reminder' && id !== `pause-reminder/${paused?.id}`) ||
    (about.is === 'meeting-soon' && !isHeld(about.id, about.from)) ||
    (about.is === 'clear-stretch' && !isHeld(about.id, about.until)) ||
    (about.is === 'session-summary' && about.session !== lastOver) ||
    // Of a version that only another browser has.
    (about.is === 'whats-new' && !Object.hasOwn(NEWS, about.version)) ||
    // Back at it already.
    (about.is === 'break-over' && rest?.from !== about.from) ||
    (about.is === 'goal-half' && doc.alert[`goal-met/${id.slice('goal-half/'.length)}`]?.value);
  return each(doc, 'alert')
    .flatMap(([id, { about: told, at, until }]): Told[] => {
      const about = About.safeParse(told).data;
      if (!about || until <= now || at > now || doc.dismissal[id]?.value || isMoot(id, about)) return [];
      return wayOf(ways, about.is) === 'off' ? [] : [{ id, about, at, until }];
    })
    .sort((one, other) => Number(isPinned(other)) - Number(isPinned(one)) || other.at - one.at);
}
