import type { ComponentChildren } from 'preact';
import { Icon } from '../../components/Icon.tsx';
import type { Doc } from '../../lib/core/doc.ts';
import { settingOf } from '../../lib/core/settings.ts';
import type { Summary } from '../../lib/core/summary.ts';
import { MINUTE } from '../../lib/core/time.ts';
import { keptOutOf } from '../../lib/ui/kept-out.ts';
import { letThroughIn } from '../../lib/ui/let-through.ts';
import { listed } from '../../lib/ui/listed.ts';
import {
  alongsideInWords,
  elsewhereInWords,
  knocksInWords,
  streakDayInWords,
  streakInWords,
  towardsInWords,
} from '../../lib/ui/summary-words.ts';
import { figure, t } from '../../lib/words/t.ts';
import { Figures } from './Figures.tsx';

const CHECK = 'M20 6L9 17l-5-5';

interface FactProps {
  title: string;
  figure: ComponentChildren;
  line: string;
  children?: ComponentChildren;
}

/** A figure, what it is of, and what stands behind it. */
const Fact = ({ title, figure, line, children }: FactProps) => (
  <div class="fact">
    <dt class="fact-title">{title}</dt>
    <dd class="fact-figure">{figure}</dd>
    <dd class="fact-line">{line}</dd>
    {children}
  </div>
);

/** The figures of a session, neutrally. What is not known is left out and never 0. */
export function HowItWent({ summary, doc }: { summary: Summary; doc: Doc }) {
  const { id, focus, elsewhere, towards, streak, alongside } = summary;
  const kept = keptOutOf(doc, id);
  const opened = letThroughIn(doc, id);
  const percent = (time: number) => `${Math.min(100, (time / towards.goal) * 100)}%`;
  const company = alongside === null ? null : alongsideInWords(alongside);
  return (
    <dl class="facts">
      <Fact
        title={t('Focus Work toward your goal')}
        figure={<Figures length={focus < MINUTE ? 0 : focus} />}
        line={[towardsInWords(towards), elsewhere >= MINUTE && elsewhereInWords(elsewhere)]
          .filter(Boolean)
          .join(' ')}
      >
        {towards.goal > 0 && (
          <dd class="track" aria-hidden="true">
            <i class="track-part new" style={{ inlineSize: percent(towards.done) }} />
            <i class="track-part" style={{ inlineSize: percent(towards.done - towards.fromSession) }} />
          </dd>
        )}
      </Fact>
      <Fact title={t('Distractions kept out')} figure={figure(kept.visits)} line={knocksInWords(kept)} />
      {opened.length > 0 && (
        <Fact title={t('Let through')} figure={figure(opened.length)} line={listed(opened)} />
      )}
      <Fact
        title={t('Day streak')}
        figure={figure(streak.length)}
        line={streakInWords(settingOf(doc, 'schedule') !== null)}
      >
        <dd class="streak">
          <ul class="streak-days">
            {streak.days.map((one) => {
              const { short, long } = streakDayInWords(one);
              return (
                <li key={one.day} class="streak-day" data-is={one.is} data-today={one.isToday} title={long}>
                  <i class="disc">{one.has && <Icon path={CHECK} size={14} />}</i>
                  <span aria-hidden="true">{short}</span>
                  <span class="unseen">{long}</span>
                </li>
              );
            })}
          </ul>
        </dd>
      </Fact>
      {company && <Fact title={t('Focus Buddies')} figure={company.figure} line={company.line} />}
    </dl>
  );
}
