import { useSignal } from '@preact/signals';
import { Horizon } from '../../components/Horizon.tsx';
import { SetAside } from '../../components/SetAside.tsx';
import type { Command } from '../../lib/core/commands.ts';
import type { Doc } from '../../lib/core/doc.ts';
import { isLow, questionsFor, type Summary } from '../../lib/core/summary.ts';
import type { Rescoring } from '../../lib/ui/rescoring.ts';
import type { Shown } from '../../lib/ui/shown.ts';
import { headlineOf, timesInWords } from '../../lib/ui/summary-words.ts';
import { isLong } from '../../lib/ui/words.ts';
import { t } from '../../lib/words/t.ts';
import { Figures } from './Figures.tsx';
import { HowItWent } from './HowItWent.tsx';
import { LookingBack } from './LookingBack.tsx';
import { SortHere } from './SortHere.tsx';
import { Strip } from './Strip.tsx';
import { type Ways, WaysOn } from './WaysOn.tsx';

interface SummaryPageProps extends Ways {
  summary: Summary;
  shown: Shown;
  /** With what is too old for the document that `shown` has. */
  doc: Doc;
  rescoring: Rescoring;
  refusal: string;
  /** How many tabs a warmup set aside. */
  aside: number;
  onGiveBack: () => void;
  onReflect: (command: Command & { do: 'reflect' }) => Promise<boolean>;
}

/** A session that is over: how it feels, how it went, and the ways from here. The sun has set. */
export function SummaryPage(props: SummaryPageProps) {
  const { summary, shown, doc, rescoring, refusal, onReflect } = props;
  const { id, session, ran } = summary;
  // Once asked for, the list stays while it is worked on.
  const sorts = useSignal(false);
  if (!sorts.value && isLow(summary)) sorts.value = true;
  return (
    <>
      <header class="sky summary-sky" data-mode="work">
        <Horizon progress={1} />
        <div class="in-sky">
          <p class="kicker">{headlineOf(ran, shown.shift)}</p>
          <h1 class="figure">
            <Figures length={ran.endedAt - ran.startedAt} />
          </h1>
          {session.task && (
            <p class={isLong(session.task) ? 'task long' : 'task'} dir="auto">
              {session.task}
            </p>
          )}
          {ran.outcome === 'ended' && <p class="kicker">{timesInWords(ran, shown.shift)}</p>}
        </div>
      </header>
      <main class="wrap">
        <Strip summary={summary} passes={doc} shift={shown.shift} />
        <div class="halves">
          <section aria-labelledby="looking-back">
            <h2 class="part-title" id="looking-back">
              {t('Looking back')}
            </h2>
            <LookingBack
              id={id}
              session={session}
              asks={questionsFor(session)}
              said={(shown.doc.reflection[id] ?? doc.reflection[id])?.value ?? null}
              isOpen={Boolean(shown.doc.session[id]?.value)}
              onReflect={onReflect}
            />
            {refusal && (
              <p class="refusal" role="alert">
                {refusal}
              </p>
            )}
            {props.aside > 0 && <SetAside count={props.aside} onGiveBack={props.onGiveBack} />}
            <WaysOn {...props} towards={summary.towards} />
          </section>
          <section aria-labelledby="how-it-went">
            <h2 class="part-title" id="how-it-went">
              {t('How it went')}
            </h2>
            <HowItWent summary={summary} doc={doc} />
            {sorts.value && (
              <SortHere
                summary={summary}
                said={rescoring.said.value}
                onScore={(site, as) => void rescoring.score(doc, site, as)}
              />
            )}
          </section>
        </div>
      </main>
    </>
  );
}
