import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect } from 'preact/hooks';
import { CountingRules } from '../../components/CountingRules.tsx';
import { LiveRegion } from '../../components/LiveRegion.tsx';
import { RANGES, type Range } from '../../lib/core/range.ts';
import type { Lede } from '../../lib/ui/activity-words.ts';
import type { Rescoring } from '../../lib/ui/rescoring.ts';
import { t } from '../../lib/words/t.ts';
import { arrows } from './arrows.ts';
import { type KeySetting, Keys } from './Keys.tsx';
import { Stepper, type Turns } from './Stepper.tsx';

interface FrameProps {
  range: Range;
  today: string;
  name: string;
  said: Lede;
  turns: Turns;
  rescoring: Rescoring;
  keys: KeySetting;
  onExport: (as: 'csv' | 'json') => void;
  /** What stands on the horizon. */
  picture: ComponentChildren;
  children: ComponentChildren;
}

const ARROWS = { '←': 'ArrowLeft', '→': 'ArrowRight' };

/** What the reports of a day, a week, a month and a year have in common: the sky with one sentence, the keys, the ground. */
export function Frame(props: FrameProps) {
  const { range, today, name, said, turns, rescoring, keys, onExport, picture, children } = props;
  useEffect(() => {
    document.title = t('{name} · Sundial', { name });
  }, [name]);
  // As soon as it is there: who turns pages quickly does not wait for a paint.
  useLayoutEffect(() => {
    if (!keys.areOn) return;
    const [before, after] = arrows();
    const pressed = ({ key, target, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent) => {
      if (altKey || ctrlKey || metaKey || shiftKey) return;
      if ((target as Element | null)?.closest('input:not([type=checkbox]), select, textarea, dialog')) return;
      const length = RANGES.find((is) => is[0] === key.toLowerCase());
      if (key === ARROWS[before]) turns.beside(-1);
      else if (key === ARROWS[after]) turns.beside(1);
      else if (key.toLowerCase() === 't') turns.today();
      else if (length) turns.to(length);
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [turns, keys.areOn]);
  const { said: outcome } = rescoring;
  return (
    <>
      <header class="sky report-sky" data-mode="work">
        <div class="wrap">
          <Stepper range={range} today={today} name={name} turns={turns} onExport={onExport} />
          <p class="lede">
            {said.before}
            <b>{said.lead}</b>
            {said.rest}
          </p>
          {picture}
        </div>
      </header>
      <main class="wrap">
        {children}
        <CountingRules />
        <Keys {...keys} />
      </main>
      <LiveRegion
        says={t('{name}. {words}', { name, words: `${said.before ?? ''}${said.lead}${said.rest}` })}
      />
      <p class="said" role="status">
        {outcome.value && (
          <span class="said-words">
            {outcome.value.words}{' '}
            {outcome.value.undo && (
              <button type="button" class="undo" onClick={() => void outcome.value?.undo?.()}>
                {t('Undo')}
              </button>
            )}
          </span>
        )}
      </p>
    </>
  );
}
