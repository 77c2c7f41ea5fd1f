import { useSignal } from '@preact/signals';
import type { GoalShown } from '../lib/ui/home.ts';
import { shortLength } from '../lib/ui/words.ts';
import { t, tx } from '../lib/words/t.ts';

/** How far the day's Focus Work has come. Pointing at it, the keyboard or a press says more; Escape puts it away. */
export function GoalRow({ done, goal, pace, details }: GoalShown) {
  const isOpen = useSignal(false);
  const isPressed = useSignal(false);
  const share = goal === 0 ? 0 : Math.min(1, done / goal);
  const so = <b>{done === 0 ? t('{minutes} m', { minutes: 0 }) : shortLength(done)}</b>;
  const figures = goal === 0 ? so : tx('{done} of {whole}', { done: so, whole: shortLength(goal) });
  const open = (wanted: boolean) => {
    isOpen.value = wanted;
    isPressed.value = wanted && isPressed.value;
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only follows what its button does.
    <div
      class="goal-frame"
      onPointerEnter={({ pointerType }) => pointerType === 'mouse' && open(true)}
      onPointerLeave={() => isPressed.value || open(false)}
      onFocusOut={({ currentTarget, relatedTarget }) =>
        currentTarget.contains(relatedTarget as Node | null) || open(false)
      }
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen.value) return;
        // Else the popup itself would close.
        event.preventDefault();
        open(false);
      }}
    >
      <button
        type="button"
        class="goal"
        aria-expanded={isOpen.value}
        aria-controls="goal-details"
        onFocus={({ currentTarget }) => currentTarget.matches(':focus-visible') && open(true)}
        onClick={() => {
          isPressed.value = !isPressed.value;
          isOpen.value = isPressed.value;
        }}
      >
        <span class="goal-line">
          <b>{t('Focus Work')}</b>
          <span>{figures}</span>
        </span>
        <span class="track">
          <span class="fill" style={{ inlineSize: `${share * 100}%` }} />
          {pace !== null && goal > 0 && pace < 1 && (
            <span class="pace" style={{ insetInlineStart: `${pace * 100}%` }} />
          )}
        </span>
      </button>
      {isOpen.value && (
        <div class="goal-details" id="goal-details">
          {details.map(({ title, figure, line }) => (
            <div key={title} class="goal-detail">
              <h2 class="goal-title">{title}</h2>
              <p class="goal-figure">{figure}</p>
              <p class="goal-why">{line}</p>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
