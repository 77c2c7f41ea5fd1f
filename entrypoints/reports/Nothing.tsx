import type { Doc } from '../../lib/core/doc.ts';
import { erasuresIn } from '../../lib/core/erasures.ts';
import { boundsOfRange, type Range } from '../../lib/core/range.ts';
import { settingOf } from '../../lib/core/settings.ts';
import { msg, t } from '../../lib/words/t.ts';

interface NothingProps {
  range: Range;
  isNow: boolean;
  isPrivate: boolean;
  /** This browser's own name. */
  device: string;
  doc: Pick<Doc, 'setting' | 'erasure' | 'browser'>;
}

const NONE: Record<Range['is'], string> = {
  day: msg('No page was in front of you in this browser on this day, or Sundial was not there yet.'),
  week: msg('No page was in front of you in this browser in this week, or Sundial was not there yet.'),
  month: msg('No page was in front of you in this browser in this month, or Sundial was not there yet.'),
  year: msg('No page was in front of you in this browser in this year, or Sundial was not there yet.'),
};

/** Why there is nothing to be seen. */
export function Nothing({ range, isNow, isPrivate, device, doc }: NothingProps) {
  const why = isPrivate
    ? t('Nothing is recorded in private windows. Open the report in an ordinary one.')
    : !settingOf(doc, 'record')
      ? t('Recording is switched off. It can be switched on in the settings.')
      : isNow && t('The pages you look at appear here as you go, with the time they had.');
  // What was deleted is said elsewhere, and nobody knows any more what was in front.
  const isDeleted = erasuresIn(doc, device, boundsOfRange(range)).length > 0;
  const words = why || (isDeleted ? null : t(NONE[range.is]));
  return words && <p class="card nothing">{words}</p>;
}
