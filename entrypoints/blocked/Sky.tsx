import { Horizon } from '../../components/Horizon.tsx';
import { type Company, workspaceOf } from '../../lib/core/company.ts';
import { progressAt } from '../../lib/core/phase.ts';
import { buddiesInWords } from '../../lib/ui/company-words.ts';
import type { Shown } from '../../lib/ui/shown.ts';
import { countdown, isLong, spokenLeft, timeOfDay } from '../../lib/ui/words.ts';
import { t } from '../../lib/words/t.ts';

/** What this time was set aside for, and how much of it is left; bright once it is over. */
export function Sky({ shown, company }: { shown: Shown | null; company: Company }) {
  if (!shown || shown.unreadable)
    return (
      <section class="sky" data-mode="focus">
        <Horizon progress={null} />
        <div class="in-sky no-figure">{shown && <h1>{t('This time is set aside')}</h1>}</div>
      </section>
    );
  const { phase, now, shift } = shown;
  if (phase.is === 'resting')
    return (
      <section class="sky" data-mode="over">
        <Horizon progress={1} />
        <div class="in-sky no-figure">
          <h1>{t('The session is over')}</h1>
        </div>
      </section>
    );
  const { task } = phase.session;
  const left = phase.endsAt - now;
  const buddies = buddiesInWords(company);
  const workspace = workspaceOf(shown.doc);
  return (
    <section class="sky" data-mode="focus" aria-label={t('Focus Session')}>
      <Horizon progress={progressAt(phase, now)} />
      <div class="in-sky">
        {task && <p class="kicker">{t('You set this time aside for##above the task')}</p>}
        <h1 class={isLong(task) ? 'long' : ''} dir="auto">
          {task || t('This time is set aside')}
        </h1>
        <p class="figure" role="timer" aria-label={spokenLeft(left)}>
          {countdown(left)}
        </p>
        <p class="ends">{t('ends at {time}', { time: timeOfDay(phase.endsAt - shift) })}</p>
        {(buddies || workspace) && (
          <p class="company">
            {buddies && t('{people} in a session now', { people: buddies })}
            {buddies && workspace && ' · '}
            {workspace && (
              <a href={workspace} target="_blank" rel="noreferrer">
                {t('Join a digital workspace')}
              </a>
            )}
          </p>
        )}
      </div>
    </section>
  );
}
