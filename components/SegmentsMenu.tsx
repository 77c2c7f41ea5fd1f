import { SEGMENTS, type Segment } from '../lib/core/warmup.ts';

interface SegmentsMenuProps {
  tried: Record<Segment, boolean>;
  /** Where somebody is. */
  here: Segment | null;
  onChoose: (segment: Segment) => void;
}

export const SEGMENT_NAMES: Record<Segment, string> = {
  prep: 'Focus Session prep',
  environment: 'Prep your environment warmup',
  body: 'Prep your body warmup',
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
            <b>{SEGMENT_NAMES[segment]}</b>
            <small>
              {segment === here && 'You are here. '}
              {tried[segment] ? 'Tried' : 'Not tried yet'}
            </small>
          </button>
        </li>
      ))}
    </ul>
    {SEGMENTS.some((segment) => !tried[segment]) && (
      <p class="segments-advice">
        Try all three once, and keep those that help. A session can begin without any of them.
      </p>
    )}
  </div>
);
