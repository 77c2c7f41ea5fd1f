import type { Band } from '../../lib/core/finish-rate.ts';
import type { KeptUp } from '../../lib/core/kept-up.ts';
import type { Range } from '../../lib/core/range.ts';
import {
  bandInWords,
  bandName,
  finishedInWords,
  resolveInWords,
  streakInWords,
} from '../../lib/ui/range-words.ts';
import { shortLength } from '../../lib/ui/words.ts';
import { t } from '../../lib/words/t.ts';

interface FinishingProps {
  streak: number;
  hasSchedule: boolean;
  bands: readonly Band[];
  within: Range['is'];
  keptUp: KeptUp;
  /** The same of the range before. */
  before: KeptUp;
}

/** How steadily sessions are kept, before how long they were: the streak, and which lengths are finished. */
export const Finishing = ({ streak, hasSchedule, bands, within, keptUp, before }: FinishingProps) => (
  <section class="card" aria-labelledby="finishing">
    <h2 class="card-title" id="finishing">
      {t('Kept up')}
    </h2>
    <p class="streak">{streakInWords(streak, hasSchedule)}</p>
    {keptUp.counted > 0 && (
      <>
        <p>{finishedInWords(keptUp, before, within)}</p>
        <p class="resolve">{resolveInWords(keptUp, before, within)}</p>
      </>
    )}
    {bands.length > 0 && (
      <table class="rows stacked bands">
        <thead>
          <tr>
            <th class="head">{t('Length planned')}</th>
            <th class="head">{t('Finished##how many sessions')}</th>
            <th class="head end">{t('Planned##time')}</th>
            <th class="head end">{t('Real##time')}</th>
          </tr>
        </thead>
        <tbody>
          {bands.map((band) => (
            <tr key={band.over} class="stacked-row task-row">
              <th scope="row" class="cell name">
                {bandName(band)}
              </th>
              <td class="cell">{bandInWords(band)}</td>
              <td class="cell figure" data-kind={t('Planned##time')}>
                {shortLength(band.planned)}
              </td>
              <td class="cell figure" data-kind={t('Real##time')}>
                {shortLength(band.real)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </section>
);
