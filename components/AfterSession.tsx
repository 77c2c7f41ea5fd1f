import type { After } from '../lib/ui/after.ts';
import { lastSessionInWords } from '../lib/ui/finished.ts';
import { inOneLine } from '../lib/ui/in-one-line.ts';
import type { Shown } from '../lib/ui/shown.ts';
import { timeOfDay } from '../lib/ui/words.ts';
import { t } from '../lib/words/t.ts';
import { Icon } from './Icon.tsx';
import { COFFEE, SUNSET } from './icons.ts';

interface AfterSessionProps extends After {
  shown: Shown;
  onLookBack: (session: string) => void;
  onEndBreak: () => void;
}

/** After a session, quietly: the break that is on, and how the last one went. */
export function AfterSession({ last, rest, shown, onLookBack, onEndBreak }: AfterSessionProps) {
  const words = last && lastSessionInWords(last, shown);
  return (
    <>
      {rest && (
        <section class="last-session" aria-label={t('Break')}>
          <Icon path={COFFEE} />
          <div>
            <h2>{t('On a break until {time}', { time: timeOfDay(rest.to - shown.shift) })}</h2>
            <button type="button" class="plain" onClick={onEndBreak}>
              {t('End the break')}
            </button>
          </div>
        </section>
      )}
      {last && words && (
        <section class="last-session" aria-label={t('Last session')}>
          <Icon path={SUNSET} />
          <div>
            <h2>{words.title}</h2>
            <p>{inOneLine(words.lines)}</p>
            <button type="button" class="plain" onClick={() => onLookBack(last.id)}>
              {t('Look back')}
            </button>
          </div>
        </section>
      )}
    </>
  );
}
