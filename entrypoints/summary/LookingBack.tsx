import { useSignal } from '@preact/signals';
import { LiveRegion } from '../../components/LiveRegion.tsx';
import type { Command } from '../../lib/core/commands.ts';
import type { Feeling, Finished, Reflection } from '../../lib/core/reflection.ts';
import type { Session } from '../../lib/core/session.ts';
import type { questionsFor } from '../../lib/core/summary.ts';
import { FEELING_WORDS } from '../../lib/ui/feelings.ts';
import { FINISHED_WORDS } from '../../lib/ui/summary-words.ts';
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
    if (await onReflect({ do: 'reflect', session: id, ...given })) status.value = 'Saved.';
  }
  return (
    <>
      {asks.feeling && session.feeling && (
        <Choices
          legend="How do you feel now?"
          hint={`You said “${FEELING_WORDS[session.feeling].toLowerCase()}” before you began.`}
          words={FEELING_WORDS}
          chosen={said?.feeling ?? null}
          isOpen={isOpen}
          onChoose={(feeling) => void answer({ feeling })}
        />
      )}
      {asks.finished && (
        <Choices
          legend={`Did you finish “${session.task}”?`}
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
        status={isOpen ? status.value : 'After a week what you said stays as it is.'}
      />
      <LiveRegion says={isOpen ? status.value : 'After a week what you said stays as it is.'} />
    </>
  );
}
