import type { Health } from '../lib/core/health.ts';
import type { Level } from '../lib/core/session.ts';
import { LEVELS } from '../lib/ui/level-words.ts';
import { t, tn } from '../lib/words/t.ts';

interface LevelFieldProps {
  level: Level;
  health: Health | null;
  onLevel: (level: Level) => void;
  onSeeList: () => void;
}

function sizeInWords(level: Level, health: Health | null): string {
  if (level === 'nothing') return t('no blocking');
  if (!health) return '';
  return level === 'distractions'
    ? tn(health.sizes.distractions, '{n} site', '{n} sites')
    : tn(health.sizes.communication, '+ {n} site', '+ {n} sites');
}

/** "Keep out". Without the browser's leave only "Nothing" can be had. */
export function LevelField({ level, health, onLevel, onSeeList }: LevelFieldProps) {
  return (
    <fieldset class="field">
      <legend class="label">
        {t('Keep out')}
        <button type="button" class="link aside" onClick={onSeeList}>
          {t('See the list')}
        </button>
      </legend>
      <div class="levels">
        {(Object.keys(LEVELS) as Level[]).map((each) => (
          <label key={each}>
            <input
              type="radio"
              name="level"
              checked={each === level}
              disabled={each !== 'nothing' && health?.hostAccess === false}
              onChange={() => onLevel(each)}
            />
            <span>{t(LEVELS[each])}</span>
            <small>{sizeInWords(each, health)}</small>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
