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
import { t } from '../../lib/words/t.ts';
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
      <section class="ground" aria-label={t('This page')}>
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
  const back = { label: t('Back to work'), isBack: true, onPress: onBack };
  if (wanted.is === 'broken')
    return (
      <Ground title={t('The address of this page could not be read')} main={back}>
        <p>{t('Nothing was lost. Open the page again from where you came.')}</p>
      </Ground>
    );
  if (!shown) return null;
  if (shown.unreadable)
    return (
      <Ground title={t('{site} can wait', { site: wanted.host })} main={back}>
        <p>{t('Your data could not be read. Nothing was changed. Restart the browser and try again.')}</p>
      </Ground>
    );

  const site = verdict?.is === 'shut' ? verdict.counted.site : wanted.host;
  const goOn = { label: t('Continue to {site}', { site }), onPress: () => onOpen({ do: 'look' }) };
  const place = wanted.title !== null && <Place title={wanted.title} address={wanted.address} />;
  const { phase } = shown;
  if (stage === 'returning') return <Ground title={t('Back to {site}', { site })} main={goOn} />;
  if (phase.is === 'resting')
    return (
      <Ground title={t('Continue to {site}?', { site })} main={goOn}>
        {place || <p>{t('Nothing is kept out any more.')}</p>}
      </Ground>
    );
  if (stage === 'open')
    return (
      <Ground title={t('{site} is open', { site })} main={goOn}>
        <p>{t('This session lets it through.')}</p>
        {place}
      </Ground>
    );

  const until = timeOfDay(phase.endsAt - shown.shift);
  const { strict } = phase.session;
  if (isAsked.value && !strict && verdict?.is === 'shut') {
    const stay: Choice = {
      title: t('Nevermind! I want to stay focused!'),
      more:
        verdict.because === 'personal'
          ? t('It stays closed until {until}.', { until })
          : t('{site} stays closed until {until}.', { site, until }),
      onChoose: () => {
        isAsked.value = false;
      },
    };
    return verdict.because === 'personal' ? (
      <Question
        title={t('Is {site} a distraction?', { site })}
        breath={breathFor(shown.doc, phase.id)}
        choices={[
          {
            title: t('No'),
            more: t('Open it, and count it as Other Work from now on. It will not be blocked again.'),
            onChoose: () => onOpen({ do: 'not-a-distraction', address: wanted.address }),
          },
          {
            title: t('Yes'),
            more: t('Open it for the rest of this session. It stays a Personal Activity.'),
            onChoose: () => onOpen({ do: 'unblock-site', address: wanted.address }),
          },
        ]}
        stay={stay}
      />
    ) : (
      <Question
        title={t('You asked to keep chat and email out of this session')}
        breath={0}
        choices={[
          {
            title: t('Unblock all communication this session'),
            more: t('Every chat and mail site opens until {until}.', { until }),
            onChoose: () => onOpen({ do: 'unblock-communication' }),
          },
          {
            title: t('Unblock site this session'),
            more: t('Only {site} opens. The rest stays quiet.', { site }),
            onChoose: () => onOpen({ do: 'unblock-site', address: wanted.address }),
          },
        ]}
        stay={stay}
      />
    );
  }
  const goOnAnyway = {
    label: t('Continue to {site}', { site }),
    onPress: () => {
      isAsked.value = true;
    },
  };
  return (
    <Ground title={t('{site} can wait', { site })} main={back} other={strict ? null : goOnAnyway}>
      <p>
        {verdict?.is === 'shut' && `${whyInWords(verdict)} `}
        {place
          ? t('It opens again at {until}, and this tab will take you there.', { until })
          : t('It opens again at {until}.', { until })}
        {strict && ` ${t('This session is strict: nothing is let through.')}`}
      </p>
      {place}
    </Ground>
  );
}

/** The place that is kept: text from a web page, shown as text. */
const Place = ({ title, address }: { title: string; address: string }) => (
  <p class="place" title={address} dir="auto">
    {title === '' ? address : `${title} - ${address}`}
  </p>
);

function Silent({ silence, onTryAgain }: { silence: Silence; onTryAgain: () => void }) {
  if (silence === 'none') return null;
  return (
    <p class="refusal" role="status">
      {silence === 'short' ? (
        t('Catching up…')
      ) : (
        <>
          {t('Sundial’s engine does not answer.')}{' '}
          <button type="button" class="link" onClick={onTryAgain}>
            {t('Try again')}
          </button>
        </>
      )}
    </p>
  );
}
