import { type ReadonlySignal, signal } from '@preact/signals';
import type { Answer } from '../core/answer.ts';
import type { CountsAs } from '../core/catalogue.ts';
import { type Command, MOST_SCORES, type Rescore } from '../core/commands.ts';
import type { Doc } from '../core/doc.ts';
import type { Site } from '../core/site.ts';
import { t, tn } from '../words/t.ts';
import { REFUSALS } from './refusals.ts';
import { rescoredInWords, subjectOf } from './rescored-words.ts';

export interface Rescoring {
  /** What came of the last change, and how to take it back. */
  said: ReadonlySignal<{ words: string; undo: (() => Promise<void>) | null } | null>;
  score(doc: Pick<Doc, 'score'>, site: Site, as: CountsAs): Promise<void>;
  /** Changes many at once, with words for what came of it; one undo takes back all. */
  scoreAll(doc: Pick<Doc, 'score'>, changes: readonly Rescore[], words: string): Promise<void>;
  /** Says why nothing was done. */
  refuse(words: string): void;
}

/** Puts back exactly what was said of a site before, or that nothing was. */
function backTo(doc: Pick<Doc, 'score'>, site: Site): Rescore {
  const own = doc.score[site]?.value;
  return { site, as: own?.as ?? 'catalogue', communication: own?.communication ?? null };
}

/** Asks in as few commands as hold them all; stops at the first that is refused, and says how far it came. */
export async function askForAll(
  ask: (command: Command) => Promise<Answer>,
  changes: readonly Rescore[],
): Promise<{ taken: number; refusal: string | null }> {
  for (let taken = 0; taken < changes.length; taken += MOST_SCORES) {
    const answer = await ask({ do: 'score', sites: changes.slice(taken, taken + MOST_SCORES) });
    if (answer.is === 'done') continue;
    const why = t(REFUSALS[answer.because]);
    if (taken === 0) return { taken, refusal: why };
    const soFar = tn(taken, 'The first {n} was taken.', 'The first {n} were taken.');
    return { taken, refusal: `${why} ${soFar}` };
  }
  return { taken: changes.length, refusal: null };
}

/** Changes what sites count as, and back. */
export function createRescoring(ask: (command: Command) => Promise<Answer>): Rescoring {
  const said = signal<{ words: string; undo: (() => Promise<void>) | null } | null>(null);

  async function change(changes: readonly Rescore[], before: readonly Rescore[], words: string) {
    const undo = (count: number) => () =>
      change(
        before.slice(0, count),
        [],
        count === 1
          ? t('{who} counts as it did before.', { who: subjectOf(before[0]?.site ?? '') })
          : tn(count, '{n} counts as it did before.', 'All {n} count as they did before.'),
      );
    const { taken, refusal } = await askForAll(ask, changes);
    const count = Math.min(taken, before.length);
    said.value = { words: refusal ?? words, undo: count > 0 ? undo(count) : null };
  }
  const scoreAll: Rescoring['scoreAll'] = (doc, changes, words) =>
    change(
      changes,
      changes.map(({ site }) => backTo(doc, site)),
      words,
    );

  return {
    said,
    scoreAll,
    score: (doc, site, as) => scoreAll(doc, [{ site, as }], rescoredInWords([site], { as })),
    refuse(words) {
      said.value = { words, undo: null };
    },
  };
}
