import { type ReadonlySignal, signal } from '@preact/signals';
import type { Answer } from '../core/answer.ts';
import type { CountsAs } from '../core/catalogue.ts';
import type { Command } from '../core/commands.ts';
import type { Doc } from '../core/doc.ts';
import type { Site } from '../core/site.ts';
import { COUNTS_AS } from './activity-words.ts';
import { REFUSALS } from './refusals.ts';

export interface Rescoring {
  /** What came of the last change, and how to take it back. */
  said: ReadonlySignal<{ words: string; undo: (() => Promise<void>) | null } | null>;
  score(doc: Pick<Doc, 'score'>, site: Site, as: CountsAs): Promise<void>;
}

/** Changes what a site counts as, and back. */
export function createRescoring(ask: (command: Command) => Promise<Answer>): Rescoring {
  const said = signal<{ words: string; undo: (() => Promise<void>) | null } | null>(null);
  type As = Extract<Command, { do: 'score' }>['sites'][number]['as'];

  async function change(site: Site, as: As, words: string, before: As | null): Promise<void> {
    const answer = await ask({ do: 'score', sites: [{ site, as }] });
    if (answer.is === 'refused') {
      said.value = { words: REFUSALS[answer.because], undo: null };
      return;
    }
    const undo = before && (() => change(site, before, `${site} counts as it did before.`, null));
    said.value = { words, undo };
  }

  return {
    said,
    score: (doc, site, as) =>
      change(
        site,
        as,
        `${site} counts as ${COUNTS_AS[as]} from now on, and on all days before.`,
        doc.score[site]?.value?.as ?? 'catalogue',
      ),
  };
}
