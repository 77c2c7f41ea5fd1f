import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { LiveRegion } from '../../components/LiveRegion.tsx';
import { breathAt, type Step } from '../../lib/core/steps.ts';
import { msg, t, tn } from '../../lib/words/t.ts';

interface RingProps {
  step: Step;
  /** Nothing is counted before: somebody may still be listening to what to do. */
  hasBegun: boolean;
  /** "Breathe in", to whoever closes the eyes. */
  onCue: (words: string) => void;
}

const CUES = { in: msg('Breathe in'), out: msg('Breathe out') } as const;

/** The time a step is given: a sun that climbs round its ring, or a circle to breathe with; a number where nothing moves. */
export function Ring({ step, hasBegun, onCue }: RingProps) {
  const elapsed = useSignal(0);
  useEffect(() => {
    if (!hasBegun) return;
    const began = performance.now();
    const timer = setInterval(() => {
      elapsed.value = Math.min(step.seconds, Math.round((performance.now() - began) / 1000));
      if (elapsed.value === step.seconds) clearInterval(timer);
    }, 1000);
    return () => clearInterval(timer);
  }, [hasBegun]);
  const left = step.seconds - elapsed.value;
  const isOver = left === 0;
  const breath = step.ring === 'breath' && hasBegun && !isOver ? breathAt(elapsed.value) : null;
  const cue = breath ? t(CUES[breath.is]) : '';
  useEffect(() => {
    if (cue) onCue(cue);
  }, [cue]);
  const number = breath ? breath.left : left;
  const spoken = isOver ? t('The time is over') : tn(number, '{n} second left', '{n} seconds left');
  return (
    <div class={`ring ${breath?.is ?? ''} ${isOver ? 'over' : ''}`}>
      {step.ring === 'sun' ? (
        <svg viewBox="0 0 120 120" aria-hidden="true">
          <circle class="round" cx="60" cy="60" r="50" pathLength="1" />
          {/* Ahead by one second, which it takes to get there. */}
          <Climb at={hasBegun ? Math.min(1, (elapsed.value + (isOver ? 0 : 1)) / step.seconds) : 0} />
        </svg>
      ) : (
        <span class="lung" aria-hidden="true" />
      )}
      <p class="count" role="timer" aria-label={spoken}>
        {isOver ? '✓' : number}
      </p>
      {step.ring === 'breath' && (
        <>
          <p class="cue" aria-hidden="true">
            {isOver ? t('That was three') : cue || t('In a moment')}
          </p>
          <LiveRegion says={isOver ? t('That was three') : cue} />
        </>
      )}
    </div>
  );
}

const Climb = ({ at }: { at: number }) => (
  <>
    <circle class="climbed" cx="60" cy="60" r="50" pathLength="1" style={{ strokeDashoffset: 1 - at }} />
    <g class="climber" style={{ rotate: `${at * 360}deg` }}>
      <circle class="climbing-sun" cx="60" cy="110" r="6.5" />
    </g>
  </>
);
