import type { About } from '../lib/core/alert-types.ts';
import type { Command } from '../lib/core/commands.ts';
import type { Told } from '../lib/core/feed.ts';
import { lengthFor } from '../lib/core/fit.ts';
import type { Meeting } from '../lib/core/meeting.ts';
import { alertInWords } from '../lib/ui/alert-words.ts';
import { timeOfDay } from '../lib/ui/words.ts';
import { t } from '../lib/words/t.ts';
import { type AlertAction, AlertCard } from './AlertCard.tsx';
import { CALENDAR_CLOCK, CHART, CIRCLE_DOT, COFFEE, EYE, FLAME, LEAF, SEARCH, SUN, SUNSET } from './icons.ts';
import { MOON, TARGET, VIDEO } from './icons-home.ts';

/** Where alerts lead to. */
interface FeedWays {
  obey: (command: Command) => void;
  onOpenReport: () => void;
  onLookBack: (session: string) => void;
  onOpenActivities: () => void;
  onOpenLink: (link: string) => void;
  onPlan: (minutes: number | null) => void;
  /** To planning a session for later, before an instant. */
  onPlanLater: (before: number) => void;
  onOffline: (from: number, to: number) => void;
}

interface FeedProps extends FeedWays {
  alerts: readonly Told[];
  /** Those of the calendars, which alone know what they are called. */
  meetings: readonly Meeting[];
  now: number;
  /** See `Shown`. */
  shift: number;
}

type Tone = Parameters<typeof AlertCard>[0]['tone'];

const LOOKS: Record<About['is'], { icon: string; tone: Tone }> = {
  'goal-half': { icon: CHART, tone: 'focus' },
  'goal-met': { icon: FLAME, tone: 'focus' },
  'day-summary': { icon: SUNSET, tone: 'focus' },
  'after-hours': { icon: MOON, tone: 'personal' },
  away: { icon: COFFEE, tone: 'offline' },
  'clear-stretch': { icon: CALENDAR_CLOCK, tone: 'focus' },
  'meeting-soon': { icon: VIDEO, tone: 'meeting' },
  'long-sitting': { icon: LEAF, tone: 'offline' },
  'personal-limit': { icon: EYE, tone: 'personal' },
  'new-sites': { icon: SEARCH, tone: 'other' },
  'session-summary': { icon: CIRCLE_DOT, tone: 'focus' },
  'break-over': { icon: COFFEE, tone: 'offline' },
  rescored: { icon: EYE, tone: 'other' },
  'pause-reminder': { icon: EYE, tone: 'other' },
  'whats-new': { icon: SUN, tone: 'focus' },
  'planned-soon': { icon: CALENDAR_CLOCK, tone: 'focus' },
  'planned-now': { icon: TARGET, tone: 'focus' },
  'out-of-touch': { icon: EYE, tone: 'other' },
};

function actionsOf(
  { id, about }: Told,
  meetings: readonly Meeting[],
  now: number,
  ways: FeedWays,
): AlertAction[] {
  const dismiss = () => ways.obey({ do: 'dismiss', alert: id });
  switch (about.is) {
    case 'day-summary':
    case 'after-hours':
    case 'goal-met':
      return [{ label: t('Today’s report'), onChoose: ways.onOpenReport }];
    case 'session-summary':
      return [{ label: t('Look back'), onChoose: () => ways.onLookBack(about.session) }];
    case 'break-over':
      return [{ label: t('Another session'), onChoose: () => ways.onPlan(null) }];
    case 'away':
      return [
        { label: t('Add offline work'), onChoose: () => ways.onOffline(about.from, about.to) },
        { label: t('It was a break'), onChoose: dismiss },
      ];
    case 'clear-stretch': {
      const minutes = lengthFor(about.until - now);
      return [
        ...(minutes === null
          ? []
          : [
              { label: t('Begin {minutes} min', { minutes }), onChoose: () => ways.onPlan(minutes) },
              { label: t('Plan it'), onChoose: () => ways.onPlanLater(about.until) },
            ]),
        { label: t('Not now'), onChoose: dismiss },
      ];
    }
    case 'meeting-soon': {
      const link = meetings.find((meeting) => meeting.id === about.id)?.link;
      return [
        ...(link ? [{ label: t('Join##a meeting'), onChoose: () => ways.onOpenLink(link) }] : []),
        ...(about.from <= now
          ? [
              {
                label: t('This meeting ended early'),
                onChoose: () => ways.obey({ do: 'adjourn', meeting: about.id }),
              },
            ]
          : []),
      ];
    }
    case 'new-sites':
      return [{ label: t('Sort them'), onChoose: ways.onOpenActivities }];
    case 'rescored':
      return [
        {
          label: t('Undo'),
          onChoose() {
            ways.obey({ do: 'score', sites: [{ site: about.site, as: about.before }] });
            dismiss();
          },
        },
      ];
    case 'whats-new':
      return [{ label: t('All that is new'), onChoose: () => ways.onOpenLink('/changes.html') }];
    case 'out-of-touch':
      return [{ label: t('Today’s report'), onChoose: ways.onOpenReport }];
    case 'planned-now':
    case 'planned-soon': {
      const { occasion } = about;
      const ask = (command: Command) => () => ways.obey(command);
      return [
        { label: t('Begin'), onChoose: ask({ do: 'begin-planned', occasion }) },
        ...(about.is === 'planned-now'
          ? [{ label: t('In 5 minutes'), onChoose: ask({ do: 'put-off', occasion }) }]
          : []),
        { label: t('Skip'), onChoose: ask({ do: 'skip-planned', occasion, skipped: true }) },
      ];
    }
    case 'pause-reminder':
      return [{ label: t('Resume now'), onChoose: () => ways.obey({ do: 'resume' }) }];
    default:
      return [];
  }
}

/** The alerts that live. Up and down go from one to the next, Delete is done with one. */
export function Feed({ alerts, meetings, now, shift, ...ways }: FeedProps) {
  function move(event: KeyboardEvent & { currentTarget: HTMLElement }) {
    const cards = [...event.currentTarget.children] as HTMLElement[];
    const at = cards.findIndex((card) => card.contains(event.target as Node));
    const told = alerts[at];
    if (event.key === 'Delete' && told) {
      event.preventDefault();
      ways.obey({ do: 'dismiss', alert: told.id });
      // The next one moves up to where this one was.
      requestAnimationFrame(() => focusIn(cards[at + 1] ?? cards[at - 1]));
    }
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
    const next = to === undefined ? undefined : cards[to];
    if (!next) return;
    event.preventDefault();
    focusIn(next);
  }
  const focusIn = (card: HTMLElement | undefined) =>
    (card?.querySelector<HTMLElement>('.alert-actions button') ?? card?.querySelector('button'))?.focus();

  return (
    <section class="feed" aria-label={t('Alerts')}>
      <ul class="alerts" onKeyDown={move}>
        {alerts.map((told) => {
          const { title, line } = alertInWords(told.about, meetings, now, shift);
          return (
            <AlertCard
              key={told.id}
              {...LOOKS[told.about.is]}
              title={title}
              line={line}
              time={
                told.about.is === 'meeting-soon' || told.about.is === 'planned-now'
                  ? ''
                  : timeOfDay(told.at - shift)
              }
              isPinned={told.about.is === 'meeting-soon' || told.about.is === 'planned-now'}
              actions={actionsOf(told, meetings, now, ways)}
              onDismiss={() => ways.obey({ do: 'dismiss', alert: told.id })}
            />
          );
        })}
      </ul>
    </section>
  );
}
