import { useSignal } from '@preact/signals';
import type { Verdict } from '../../lib/core/blocking.ts';
import { breathFor } from '../../lib/core/breath.ts';
import type { Command } from '../../lib/core/commands.ts';
import type { Company } from '../../lib/core/company.ts';
import type { Silence } from '../../lib/ui/asking.ts';
import type { Shown } from '../../lib/ui/shown.ts';
import type { Stage } from '../../lib/ui/stage.ts';
import type { Wanted } from '../../lib/ui/wanted.ts';
import { whyInWords } from '../../lib/ui/why.ts';
import { timeOfDay } from '../../lib/ui/words.ts';
import { Ground } from './Ground.tsx';
import { type Choice, Question } from './Question.tsx';
import { Sky } from './Sky.tsx';

interface BlockedProps {
  wanted: Wanted;
  shown: Shown | null;
  company: Company;
  stage: Stage;
  verdict: Verdict | null;
  silence: Silence;
  refusal: string;
  /** Asks, and goes to the wanted page once it is open. */
  onOpen: (command: Command) => void;
  onBack: () => void;
  onTryAgain: () => void;
}

export function Blocked(props: BlockedProps) {
  return (
    <main class="page">
      <Sky shown={props.shown} company={props.company} />
      <section class="ground" aria-label="This page">
        <OnGround {...props} />
        {props.refusal && !props.shown?.unreadable && (
          <p class="refusal" role="alert">
            {props.refusal}
          </p>
        )}
        <Silent silence={props.silence} onTryAgain={props.onTryAgain} />
      </section>
    </main>
  );
}

function OnGround({ wanted, shown, stage, verdict, onOpen, onBack }: BlockedProps) {
  const isAsked = useSignal(false);
  const back = { label: 'Back to work', isBack: true, onPress: onBack };
  if (wanted.is === 'broken')
    return (
      <Ground title="The address of this page could not be read" main={back}>
        <p>Nothing was lost. Open the page again from where you came.</p>
      </Ground>
    );
  if (!shown) return null;
  if (shown.unreadable)
    return (
      <Ground title={`${wanted.host} can wait`} main={back}>
        <p>Your data could not be read. Nothing was changed. Restart the browser and try again.</p>
      </Ground>
    );

  const site = verdict?.is === 'shut' ? verdict.counted.site : wanted.host;
  const goOn = { label: `Continue to ${site}`, onPress: () => onOpen({ do: 'look' }) };
  const place = wanted.title !== null && <Place title={wanted.title} address={wanted.address} />;
  const { phase } = shown;
  if (stage === 'returning') return <Ground title={`Back to ${site}`} main={goOn} />;
  if (phase.is === 'resting')
    return (
      <Ground title={`Continue to ${site}?`} main={goOn}>
        {place || <p>Nothing is kept out any more.</p>}
      </Ground>
    );
  if (stage === 'open')
    return (
      <Ground title={`${site} is open`} main={goOn}>
        <p>This session lets it through.</p>
        {place}
      </Ground>
    );

  const until = timeOfDay(phase.endsAt - shown.shift);
  const { strict } = phase.session;
  if (isAsked.value && !strict && verdict?.is === 'shut') {
    const stay: Choice = {
      title: 'Nevermind! I want to stay focused!',
      more: `${verdict.because === 'personal' ? 'It' : site} stays closed until ${until}.`,
      onChoose: () => {
        isAsked.value = false;
      },
    };
    return verdict.because === 'personal' ? (
      <Question
        title={`Is ${site} a distraction?`}
        breath={breathFor(shown.doc, phase.id)}
        choices={[
          {
            title: 'No',
            more: 'Open it, and count it as Other Work from now on. It will not be blocked again.',
            onChoose: () => onOpen({ do: 'not-a-distraction', address: wanted.address }),
          },
          {
            title: 'Yes',
            more: 'Open it for the rest of this session. It stays a Personal Activity.',
            onChoose: () => onOpen({ do: 'unblock-site', address: wanted.address }),
          },
        ]}
        stay={stay}
      />
    ) : (
      <Question
        title="You asked to keep chat and email out of this session"
        breath={0}
        choices={[
          {
            title: 'Unblock all communication this session',
            more: `Every chat and mail site opens until ${until}.`,
            onChoose: () => onOpen({ do: 'unblock-communication' }),
          },
          {
            title: 'Unblock site this session',
            more: `Only ${site} opens. The rest stays quiet.`,
            onChoose: () => onOpen({ do: 'unblock-site', address: wanted.address }),
          },
        ]}
        stay={stay}
      />
    );
  }
  const goOnAnyway = {
    label: `Continue to ${site}`,
    onPress: () => {
      isAsked.value = true;
    },
  };
  return (
    <Ground title={`${site} can wait`} main={back} other={strict ? null : goOnAnyway}>
      <p>
        {verdict?.is === 'shut' && `${whyInWords(verdict)} `}
        It opens again at {until}
        {place ? ', and this tab will take you there.' : '.'}
        {strict && ' This session is strict: nothing is let through.'}
      </p>
      {place}
    </Ground>
  );
}

/** The place that is kept: text from a web page, shown as text. */
const Place = ({ title, address }: { title: string; address: string }) => (
  <p class="place" title={address}>
    {title === '' ? address : `${title} - ${address}`}
  </p>
);

function Silent({ silence, onTryAgain }: { silence: Silence; onTryAgain: () => void }) {
  if (silence === 'none') return null;
  return (
    <p class="refusal" role="status">
      {silence === 'short' ? (
        'Catching up…'
      ) : (
        <>
          Sundial’s engine does not answer.{' '}
          <button type="button" class="link" onClick={onTryAgain}>
            Try again
          </button>
        </>
      )}
    </p>
  );
}
