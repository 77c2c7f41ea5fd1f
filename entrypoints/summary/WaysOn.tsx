import { Icon } from '../../components/Icon.tsx';
import { COFFEE } from '../../components/icons.ts';
import { BREAK_MINUTES, breakAt } from '../../lib/core/break.ts';
import type { TowardsGoal } from '../../lib/core/summary.ts';
import type { Shown } from '../../lib/ui/shown.ts';
import { spokenLeft, timeOfDay } from '../../lib/ui/words.ts';
import { t, tn } from '../../lib/words/t.ts';

export interface Ways {
  onBreak: () => void;
  onEndBreak: () => void;
  /** To the next session's prep. */
  onAnother: () => void;
  onStop: () => void;
  /** To the report of a day; '' for today's. */
  onReport: (day: string) => void;
}

interface WaysOnProps extends Ways {
  shown: Shown;
  towards: TowardsGoal;
}

/** Where to go from here: rest, go again, stop, or review. */
export function WaysOn({ shown, towards, ...ways }: WaysOnProps) {
  const rest = breakAt(shown.doc, shown.now);
  const isResting = shown.phase.is === 'resting';
  return (
    <>
      {rest && (
        <p class="on-break" role="status">
          <Icon path={COFFEE} />
          <span>
            {t('On a break until {time}, {left}. You are told when it is over.', {
              time: timeOfDay(rest.to - shown.shift),
              left: spokenLeft(rest.to - shown.now),
            })}
          </span>
        </p>
      )}
      <div class="ways">
        {isResting &&
          (rest ? (
            <button type="button" class="way-on sunny" onClick={ways.onEndBreak}>
              {t('End the break')}
            </button>
          ) : (
            <button type="button" class="way-on sunny" onClick={ways.onBreak}>
              <Icon path={COFFEE} /> {tn(BREAK_MINUTES, '{n} min break', '{n} min break')}
            </button>
          ))}
        {isResting && (
          <button type="button" class="way-on" onClick={ways.onAnother}>
            {t('Another session')}
          </button>
        )}
        <button type="button" class="way-on" onClick={ways.onStop}>
          {t('Stop here')}
        </button>
        <button
          type="button"
          class="way-on linked"
          onClick={() => ways.onReport(towards.isToday ? '' : towards.day)}
        >
          {towards.isToday ? t('Today’s report') : t('Report of that day')}
        </button>
      </div>
    </>
  );
}
