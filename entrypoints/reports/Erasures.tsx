import type { Doc } from '../../lib/core/doc.ts';
import { erasuresIn } from '../../lib/core/erasures.ts';
import { boundsOfRange, type Range } from '../../lib/core/range.ts';
import { dateFormat, t } from '../../lib/words/t.ts';

const dayName = (instant: number): string => dateFormat({ dateStyle: 'long' }).format(instant);

interface ErasuresProps {
  doc: Pick<Doc, 'erasure' | 'browser'>;
  /** This browser's own name. */
  device: string;
  range: Range;
}

/** What was deleted of this time, so that nobody takes what is left for all there was. */
export function Erasures({ doc, device, range }: ErasuresProps) {
  return erasuresIn(doc, device, boundsOfRange(range)).map(({ from, to, at }) => {
    const first = dayName(from);
    const last = dayName(to - 1);
    return (
      <p key={`${at} ${from}`} class="quiet erasure">
        {first === last
          ? t('On {day}, what was recorded on {first} was deleted.', { day: dayName(at), first })
          : t('On {day}, what was recorded from {first} to {last} was deleted.', {
              day: dayName(at),
              first,
              last,
            })}
      </p>
    );
  });
}
