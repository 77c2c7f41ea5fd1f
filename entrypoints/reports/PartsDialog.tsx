import type { Range } from '../../lib/core/range.ts';
import { partName } from '../../lib/ui/range-words.ts';
import { shortLength } from '../../lib/ui/words.ts';
import { t } from '../../lib/words/t.ts';
import { Dialog } from './Dialog.tsx';

/** What a number of a longer report was added from. */
export interface WantedParts {
  title: string;
  parts: { range: Range; time: number }[];
}

interface PartsDialogProps extends WantedParts {
  within: Range['is'];
  onOpen: (range: Range) => void;
  onClose: () => void;
}

/** The days or months a number was added from; each opens its own report, where the number is found again. */
export function PartsDialog({ title, parts, within, onOpen, onClose }: PartsDialogProps) {
  const time = parts.reduce((sum, part) => sum + part.time, 0);
  return (
    <Dialog
      title={title}
      note={
        within === 'year'
          ? t('{time}, added from these months.', { time: shortLength(time) })
          : t('{time}, added from these days.', { time: shortLength(time) })
      }
      onClose={onClose}
    >
      <ul class="spans" aria-label={within === 'year' ? t('Months') : t('Days')}>
        {parts.map(({ range, time: ofPart }) => (
          <li key={range.first} class="span part">
            <span class="words">{partName(range, within)}</span>
            <button type="button" class="opens figure" onClick={() => onOpen(range)}>
              {shortLength(ofPart)}
              <span class="unseen">{t(', open {part}##verb', { part: partName(range, within) })}</span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
