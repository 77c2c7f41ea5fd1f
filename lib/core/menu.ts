import type { CountsAs } from './catalogue.ts';
import type { Command } from './commands.ts';
import { type Doc, prepOf } from './doc.ts';
import { placeOf, withoutWww } from './site.ts';
import { MINUTE } from './time.ts';

/** What somebody can ask for in the menu of a page, or of the toolbar's icon. */
export type Choice =
  | { is: 'counts'; as: CountsAs }
  | { is: 'communication'; to: boolean }
  | { is: 'begin'; minutes: number }
  | { is: 'pause'; minutes: number };

/** The command a choice comes to on the page with this address. An address of no site gives a command that is refused. */
export function commandOf(choice: Choice, address: string, doc: Pick<Doc, 'setting'>, now: number): Command {
  const site = withoutWww(placeOf(address)?.host ?? '');
  switch (choice.is) {
    case 'counts':
      return { do: 'score', sites: [{ site, as: choice.as }] };
    case 'communication':
      return { do: 'score', sites: [{ site, communication: choice.to }] };
    case 'begin': {
      // As the Assistant would: with the task, the level and all else that stands in it.
      const { untilWorkEnds: _, ...prep } = prepOf(doc);
      return { do: 'start', ...prep, minutes: choice.minutes };
    }
    case 'pause':
      return { do: 'pause', until: now + choice.minutes * MINUTE };
  }
}
