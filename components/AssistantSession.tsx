import { useSignal } from '@preact/signals';
import { type Company, workspaceOf } from '../lib/core/company.ts';
import { feedAt } from '../lib/core/feed.ts';
import { progressAt } from '../lib/core/phase.ts';
import type { Playing } from '../lib/core/playing.ts';
import { exitFreeAt, wayOutAt } from '../lib/core/session.ts';
import { settingOf } from '../lib/core/settings.ts';
import { MINUTE } from '../lib/core/time.ts';
import type { Asking } from '../lib/ui/asking.ts';
import { buddiesInWords } from '../lib/ui/company-words.ts';
import { healthInWords } from '../lib/ui/health-words.ts';
import { type DayRead, goalAt, waitingInWords } from '../lib/ui/home.ts';
import { keptOutInWords, keptOutOf } from '../lib/ui/kept-out.ts';
import { letThroughIn } from '../lib/ui/let-through.ts';
import { LEVELS } from '../lib/ui/level-words.ts';
import type { Focusing, Shown } from '../lib/ui/shown.ts';
import { countdown, dayName, isLong, lengthInWords, spokenLeft, timeOfDay } from '../lib/ui/words.ts';
import { msg, t, tn } from '../lib/words/t.ts';
import { GearMenu, type MenuItem } from './GearMenu.tsx';
import { GoalRow } from './GoalRow.tsx';
import { HealthLine } from './HealthLine.tsx';
import { Horizon } from './Horizon.tsx';
import { Icon } from './Icon.tsx';
import { CIRCLE_DOT, PLUS, SHIELD, SHIELD_CHECK } from './icons.ts';
import { MusicBar } from './MusicBar.tsx';
import { useObeying } from './obeying.ts';

interface AssistantSessionProps {
  shown: Shown;
  phase: Focusing;
  day: DayRead;
  company: Company;
  asking: Asking;
  menu: readonly MenuItem[];
  onAllow: () => void;
  onOpenLink: (link: string) => void;
  playing: Playing;
  onOpenMusic: () => void;
  onShowMusicTab: () => void;
}

const MORE = 15;

const WAYS_OUT = {
  cancel: msg('Cancel session'),
  end: msg('End session'),
  'emergency-exit': msg('Emergency exit'),
} as const;

/** "news.example, mail.example". */
const listed = (all: string[]): string => all.reduce((some, more) => t('{some}, {more}', { some, more }));

/** While a session runs: what it is, how far it has come, and the way out. It asks nothing. */
export function AssistantSession(props: AssistantSessionProps) {
  const { shown, phase, day, company, playing, asking, menu, onAllow } = props;
  const { doc, now, shift, offset, health } = shown;
  const buddies = buddiesInWords(company);
  const workspace = workspaceOf(doc);
  const music = settingOf(doc, 'music');
  const { id, session, endsAt } = phase;
  const [say, refusal] = useObeying(asking);
  const isLeaving = useSignal(false);
  const exitAt = exitFreeAt(
    Object.values(doc.end).map(({ value }) => value),
    now,
  );
  const waiting = feedAt(doc, day.meetings, now, shown.device).length;
  const wayOut = wayOutAt(session, now);
  const left = endsAt - now;
  const ends = timeOfDay(endsAt - shift);
  const blocked = t(LEVELS[session.level]);
  const keptOut = keptOutOf(doc, id);
  const letThrough = letThroughIn(doc, id);
  const added = endsAt - session.endsAt;
  const holds = healthInWords(health, session.level);
  const isOn = session.level !== 'nothing' && holds.is === 'ready';
  const isFaulty = session.level !== 'nothing' && (holds.is === 'lacking' || holds.is === 'off');

  return (
    <div class="assistant">
      <header class="sky high" data-mode="focus">
        <Horizon progress={progressAt(phase, now)} />
        <div class="top-bar">
          <h1 class="mode" tabIndex={-1}>
            <Icon path={CIRCLE_DOT} size={17} /> {t('Focus Session')}
          </h1>
          <button
            type="button"
            class="way-out"
            onClick={() => {
              if (wayOut === 'emergency-exit') isLeaving.value = true;
              else say({ do: wayOut });
            }}
          >
            {t(WAYS_OUT[wayOut])}
          </button>
          <GearMenu items={menu} />
        </div>
        {session.task && (
          <p class={isLong(session.task) ? 'task long' : 'task'} dir="auto" title={session.task}>
            {session.task}
          </p>
        )}
        <div class="middle">
          <p class="figure" role="timer" aria-label={spokenLeft(left)}>
            {countdown(left)}
          </p>
          <p class="caption">{t('ends at {time}', { time: ends })}</p>
        </div>
      </header>
      {/* What scrolls must be within the keyboard's reach. */}
      <main tabIndex={keptOut.visits > 0 ? 0 : -1}>
        <GoalRow {...goalAt(shown, day)} />
        <dl class="facts">
          <div>
            <dt>{t('Blocking')}</dt>
            <dd>{session.strict ? t('{keptOut}, strictly', { keptOut: blocked }) : blocked}</dd>
          </div>
          <div>
            <dt>{t('Kept out so far')}</dt>
            <dd>{keptOutInWords(keptOut)}</dd>
          </div>
          <div>
            <dt>{t('Focus Work this session')}</dt>
            <dd>
              {t('{done} of {whole}', {
                done: lengthInWords(day.today?.sessions[id] ?? 0),
                whole: lengthInWords(now - session.startedAt),
              })}
            </dd>
          </div>
          <div>
            <dt>{t('Planned')}</dt>
            <dd>
              {lengthInWords(session.endsAt - session.startedAt)}
              {added > 0 && ` + ${lengthInWords(added)}`}
            </dd>
          </div>
          <div>
            <dt>{t('Let through')}</dt>
            <dd>{letThrough.length === 0 ? t('Nothing') : listed(letThrough)}</dd>
          </div>
          <div>
            <dt>{t('Alerts')}</dt>
            <dd>{waiting === 0 ? t('None') : waitingInWords(waiting)}</dd>
          </div>
          {buddies && (
            <div class={workspace ? '' : 'whole'}>
              <dt>{t('In a session now')}</dt>
              <dd>{buddies}</dd>
            </div>
          )}
          {workspace && (
            <div class={buddies ? '' : 'whole'}>
              <dt>{t('Beside others')}</dt>
              <dd>
                <button type="button" class="link" onClick={() => props.onOpenLink(workspace)}>
                  {t('Join a digital workspace')}
                </button>
              </dd>
            </div>
          )}
        </dl>
        {isFaulty && (
          <div class="in-main">
            <HealthLine
              health={health}
              level={session.level}
              onAllow={onAllow}
              onCheck={() => say({ do: 'look' })}
            />
          </div>
        )}
        {keptOut.visits > 0 && (
          <section class="knocked" aria-label={t('Kept out so far')}>
            <ul>
              {keptOut.sites.map(([site, visits]) => (
                <li key={site}>
                  <span>{site}</span> <small>{tn(visits, '{n} visit', '{n} visits')}</small>
                </li>
              ))}
              {keptOut.elsewhere > 0 && (
                <li>
                  <span>{t('In private windows')}</span>{' '}
                  <small>{tn(keptOut.elsewhere, '{n} visit', '{n} visits')}</small>
                </li>
              )}
            </ul>
          </section>
        )}
        {Math.abs(shift - offset) >= MINUTE && (
          <p class="note">
            {t('Your clock changed by {change}; the session was kept at {length} of real time.', {
              change: lengthInWords(Math.abs(shift - offset)),
              length: lengthInWords(endsAt - session.startedAt),
            })}
          </p>
        )}
        {company.isOutOfReach && (
          <p class="note">
            {t('Your other browsers cannot be reached. They hear of this when the relay is back.')}
          </p>
        )}
        {isLeaving.value && (
          <section class="in-main leaving" role="alert">
            {exitAt === null ? (
              <>
                <p>
                  {t(
                    'This session is strict. You can leave it once in seven days, and the report says that you did.',
                  )}
                </p>
                <button type="button" class="plain" onClick={() => say({ do: 'emergency-exit' })}>
                  {t('Leave it now')}
                </button>
              </>
            ) : (
              <p>
                {t(
                  'The emergency exit was taken already. It is there again on {day}. This session ends at {time}.',
                  { day: dayName(exitAt - shift, true), time: ends },
                )}
              </p>
            )}
            <button
              type="button"
              class="plain"
              onClick={() => {
                isLeaving.value = false;
              }}
            >
              {t('Stay')}
            </button>
          </section>
        )}
        {refusal.value && (
          <p class="note refused" role="alert">
            {refusal.value}
          </p>
        )}
      </main>
      {playing.is !== 'nothing' && (
        <MusicBar
          playing={playing}
          volume={music.from === 'sound' ? music.volume : null}
          onSay={say}
          onSettings={props.onOpenMusic}
          onShowTab={music.from === 'youtube' ? props.onShowMusicTab : null}
        />
      )}
      <footer class="foot">
        <p class="health">
          <Icon path={isOn ? SHIELD_CHECK : SHIELD} size={16} />
          {session.level !== 'nothing' && !isOn
            ? holds.line
            : t(isOn ? 'Blocking is on.' : 'Nothing is kept out.')}
        </p>
        <button type="button" class="plain" onClick={() => say({ do: 'extend', minutes: MORE })}>
          <Icon path={PLUS} size={16} />
          {lengthInWords(MORE * MINUTE)}
        </button>
      </footer>
    </div>
  );
}
