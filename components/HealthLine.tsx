import type { Health } from '../lib/core/health.ts';
import type { Level } from '../lib/core/session.ts';
import { healthInWords } from '../lib/ui/health-words.ts';
import { t } from '../lib/words/t.ts';
import { Icon } from './Icon.tsx';
import { SHIELD, SHIELD_CHECK } from './icons.ts';

interface HealthLineProps {
  health: Health | null;
  level: Level;
  onAllow: () => void;
  onCheck: () => void;
}

/** Whether blocking holds, before it is needed. */
export function HealthLine({ health, level, onAllow, onCheck }: HealthLineProps) {
  const words = healthInWords(health, level);
  if (words.is === 'off')
    return (
      <section class="card" aria-labelledby="blocking-off">
        <h2 id="blocking-off">
          <Icon path={SHIELD} size={16} /> {words.line}
        </h2>
        {words.more.map((line) => (
          <p key={line}>{line}</p>
        ))}
        <button type="button" class="plain" onClick={onAllow}>
          {t('Allow blocking')}
        </button>
      </section>
    );
  return (
    <details class={`quiet ${words.is}`}>
      <summary>
        <Icon path={words.is === 'ready' ? SHIELD_CHECK : SHIELD} size={16} />
        <span>{words.line}</span>
      </summary>
      {words.more.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <button type="button" class="link" onClick={onCheck}>
        {t('Check again')}
      </button>
    </details>
  );
}
