import type { Band } from '../../lib/core/finish-rate.ts';
import { shortLength } from '../../lib/ui/activity-words.ts';
import { bandInWords, bandName, streakInWords } from '../../lib/ui/range-words.ts';

interface FinishingProps {
  streak: number;
  hasSchedule: boolean;
  bands: readonly Band[];
}

/** How steadily sessions are kept, before how long they were: the streak, and which lengths are finished. */
export const Finishing = ({ streak, hasSchedule, bands }: FinishingProps) => (
  <section class="card" aria-labelledby="finishing">
    <h2 class="card-title" id="finishing">
      Kept up
    </h2>
    <p class="streak">{streakInWords(streak, hasSchedule)}</p>
    {bands.length > 0 && (
      <table class="rows stacked bands">
        <thead>
          <tr>
            <th class="head">Length planned</th>
            <th class="head">Finished</th>
            <th class="head end">Planned</th>
            <th class="head end">Real</th>
          </tr>
        </thead>
        <tbody>
          {bands.map((band) => (
            <tr key={band.over} class="stacked-row task-row">
              <th scope="row" class="cell name">
                {bandName(band)}
              </th>
              <td class="cell">{bandInWords(band)}</td>
              <td class="cell figure" data-kind="Planned">
                {shortLength(band.planned)}
              </td>
              <td class="cell figure" data-kind="Real">
                {shortLength(band.real)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </section>
);
