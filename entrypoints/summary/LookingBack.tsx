import { useSignal } from '@preact/signals';
import { LiveRegion } from '../../components/LiveRegion.tsx';
import type { Command } from '../../lib/core/commands.ts';
import type { Feeling, Finished, Reflection } from '../../lib/core/reflection.ts';
import type { Session } from '../../lib/core/session.ts';
import type { questionsFor } from '../../lib/core/summary.ts';
import { FEELING_WORDS } from '../../lib/ui/feelings.ts';
import { FINISHED_WORDS, feltBeforeInWords } from '../../lib/ui/summary-words.ts';
import { t } from '../../lib/words/t.ts';
import { Choices } from './Choices.tsx';
import { NextField } from './NextField.tsx';

interface LookingBackProps {
  id: string;
  session: Session;
  asks: ReturnType<typeof questionsFor>;
  said: Reflection | null;
  /** Of a session that is old what was said stays as it is. */
  isOpen: boolean;
  onReflect: (command: Command & { do: 'reflect' }) => Promise<boolean>;
}

/** The questions after a session. Each answer is kept as it is chosen; all can be left out. */
export function LookingBack({ id, session, asks, said, isOpen, onReflect }: LookingBackProps) {
  const status = useSignal('');
  async function answer(given: { feeling?: Feeling | null; finished?: Finished | null; next?: string }) {
    status.value = '';
    if (await onReflect({ do: 'reflect', session: id, ...given })) status.value = t('Saved.');
  }
  const note = isOpen ? status.value : t('After a week what you said stays as it is.');
  return (
    <>
      {asks.feeling && session.feeling && (
        <Choices
          legend={t('How do you feel now?')}
          hint={feltBeforeInWords(session.feeling)}
          words={FEELING_WORDS}
          chosen={said?.feeling ?? null}
          isOpen={isOpen}
          onChoose={(feeling) => void answer({ feeling })}
        />
      )}
      {asks.finished && (
        <Choices
          legend={t('Did you finish “{task}”?', { task: session.task })}
          hint=""
          words={FINISHED_WORDS}
          chosen={said?.finished ?? null}
          isOpen={isOpen}
          onChoose={(finished) => void answer({ finished })}
        />
      )}
      <NextField
        next={said?.next ?? ''}
        isOpen={isOpen}
        onNext={(next) => void answer({ next })}
        status={note}
      />
      <LiveRegion says={note} />
    </>
  );
}
