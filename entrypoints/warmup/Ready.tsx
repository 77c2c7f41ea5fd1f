import { SEGMENT_NAMES } from '../../components/SegmentsMenu.tsx';
import { WARMUPS, type WarmupName } from '../../lib/core/warmup.ts';
import type { agreementFor } from '../../lib/ui/agreement.ts';
import { t } from '../../lib/words/t.ts';

interface ReadyProps {
  warmup: WarmupName;
  /** What a session would be that is begun now. */
  agreement: ReturnType<typeof agreementFor>;
  /** One runs already. */
  isRunning: boolean;
  onBegin: () => void;
  onSession: () => void;
  onPrep: () => void;
  onOther: (warmup: WarmupName) => void;
}

/** After the last step: the session begins at once, with what is remembered. */
export function Ready({ warmup, agreement, isRunning, onBegin, onSession, onPrep, onOther }: ReadyProps) {
  const other = WARMUPS.find((each) => each !== warmup) ?? warmup;
  const { length, purpose, keptOut } = agreement;
  const agreed = purpose
    ? t('{length} {purpose}, {keptOut}', { length, purpose, keptOut })
    : t('{length}, {keptOut}', { length, keptOut });
  return (
    <div class="ready">
      <p class="agreement">{isRunning ? t('A session is running already.') : agreed}</p>
      <p class="ways">
        {isRunning ? (
          <button type="button" class="sun-button" onClick={onSession}>
            {t('Go to the session')}
          </button>
        ) : (
          <>
            <button type="button" class="plain" onClick={onPrep}>
              {t('Back to prep')}
            </button>
            <button type="button" class="sun-button" onClick={onBegin}>
              {t('Begin session')}
            </button>
          </>
        )}
      </p>
      <p>
        <button type="button" class="link" onClick={() => onOther(other)}>
          {t(SEGMENT_NAMES[other])}
        </button>
      </p>
    </div>
  );
}
