import { SEGMENTS, type Segment } from '../lib/core/warmup.ts';
import { inOneLine } from '../lib/ui/in-one-line.ts';
import { msg, t } from '../lib/words/t.ts';

interface SegmentsMenuProps {
  tried: Record<Segment, boolean>;
  /** Where somebody is. */
  here: Segment | null;
  onChoose: (segment: Segment) => void;
}

export const SEGMENT_NAMES: Record<Segment, string> = {
  prep: msg('Focus Session prep'),
  environment: msg('Prep your environment warmup'),
  body: msg('Prep your body warmup'),
};

/** The three parts before a session. None of them has to be taken. */
export const SegmentsMenu = ({ tried, here, onChoose }: SegmentsMenuProps) => (
  <div class="segments">
    <ul>
      {SEGMENTS.map((segment) => (
        <li key={segment}>
          <button
            type="button"
            class="segment"
            aria-current={segment === here ? 'step' : undefined}
            onClick={() => onChoose(segment)}
          >
            <b>{t(SEGMENT_NAMES[segment])}</b>
            <small>
              {inOneLine([
                ...(segment === here ? [t('You are here.')] : []),
                t(tried[segment] ? 'Tried' : 'Not tried yet'),
              ])}
            </small>
          </button>
        </li>
      ))}
    </ul>
    {SEGMENTS.some((segment) => !tried[segment]) && (
      <p class="segments-advice">
        {t('Try all three once, and keep those that help. A session can begin without any of them.')}
      </p>
    )}
  </div>
);
