import { type Signal, useSignal } from '@preact/signals';
import type { TargetedKeyboardEvent } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Activity } from '../../lib/core/activities.ts';
import type { Rescore } from '../../lib/core/commands.ts';
import type { Site } from '../../lib/core/site.ts';
import { drawnRows } from '../../lib/ui/drawn-rows.ts';
import { t } from '../../lib/words/t.ts';
import { Row } from './Row.tsx';

interface RowsProps {
  found: readonly Activity[];
  picked: Signal<ReadonlySet<Site>>;
  onChange: (site: Site, asked: Omit<Rescore, 'site'>) => void;
}

const PAGE = 10;

/** By how many rows a key moves. */
const STEPS: Record<string, number> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: PAGE,
  PageUp: -PAGE,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/**
 * A table of any length: only lines in view are there, and the current one, so that the keyboard keeps its place.
 * Tab goes through the current line alone; arrows make another one current.
 */
export function Rows({ found, picked, onChange }: RowsProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const drawn = useSignal({ first: 0, end: 0 });
  const current = useSignal<Site | null>(null);
  const anchor = useRef<Site | null>(null);
  /** Where the keyboard is: which line, and which of its fields. */
  const place = useRef<{ at: number; field: number } | null>(null);
  const isMoving = useRef(false);

  const look = () => {
    const box = body.current?.getBoundingClientRect();
    if (!box) return;
    const { first, end } = drawnRows({ top: box.top, height: box.height, view: innerHeight }, found.length);
    if (first !== drawn.value.first || end !== drawn.value.end) drawn.value = { first, end };
  };
  useLayoutEffect(look);
  useEffect(() => {
    addEventListener('scroll', look, { passive: true });
    addEventListener('resize', look);
    return () => {
      removeEventListener('scroll', look);
      removeEventListener('resize', look);
    };
  }, [found]);

  const at = Math.max(
    0,
    found.findIndex(({ id }) => id === current.value),
  );
  // Lines are drawn into what was there before, which is quick; the keyboard stays with the site, not with the place.
  useLayoutEffect(() => {
    if (!place.current && !isMoving.current) return;
    const has = found[at]?.id === current.value;
    const to = has ? at : Math.min(place.current?.at ?? 0, found.length - 1);
    if (has && !isMoving.current && place.current?.at === to) return;
    const line = body.current?.querySelector<HTMLElement>(`[data-at="${to}"]`);
    if (!line) return;
    const fields = line.querySelectorAll<HTMLElement>('input, select');
    const field = fields[isMoving.current ? 0 : (place.current?.field ?? 0)] ?? fields[0];
    isMoving.current = false;
    line.scrollIntoView({ block: 'nearest' });
    // What holds another site now has to be said anew.
    field?.blur();
    field?.focus({ preventScroll: true });
  });

  function moveTo(index: number) {
    if (index === at) return;
    isMoving.current = true;
    current.value = found[index]?.id ?? null;
  }
  function press(event: TargetedKeyboardEvent<HTMLTableSectionElement>) {
    const step = STEPS[event.key];
    if (step === undefined || (event.target as Element).tagName === 'SELECT') return;
    event.preventDefault();
    const to = Math.min(Math.max(at + step, 0), found.length - 1);
    if (event.shiftKey) pick(to, true, true);
    moveTo(to);
  }
  /** Selects a row or not; with Shift all from the last one to it. */
  function pick(index: number, isPicked: boolean, isRange: boolean) {
    const from = isRange ? found.findIndex(({ id }) => id === anchor.current) : -1;
    const [first, last] = from < 0 ? [index, index] : [Math.min(from, index), Math.max(from, index)];
    const next = new Set(picked.value);
    for (const { id, isSite } of found.slice(first, last + 1)) {
      if (isPicked && isSite) next.add(id);
      else next.delete(id);
    }
    if (from < 0) anchor.current = found[index]?.id ?? null;
    picked.value = next;
  }

  const indexes = new Set(
    found.slice(drawn.value.first, drawn.value.end).map((_, n) => drawn.value.first + n),
  );
  if (found.length > 0) indexes.add(at);
  return (
    <table class="activities" aria-rowcount={found.length + 1} hidden={found.length === 0}>
      <thead>
        <tr class="line" aria-rowindex={1}>
          <th class="head">
            <span class="unseen">{t('Selected')}</span>
          </th>
          <th class="head">{t('Site')}</th>
          <th class="head">{t('Category')}</th>
          <th class="head">{t('Counts as')}</th>
          <th class="head">{t('Communication')}</th>
          <th class="head">{t('Blocked in sessions')}</th>
          <th class="head end">{t('This week')}</th>
        </tr>
      </thead>
      <tbody
        ref={body}
        style={{ blockSize: `calc(var(--line-size) * ${found.length})` }}
        onKeyDown={press}
        onFocusOut={({ target, relatedTarget }) => {
          // Left by the person, not taken away with its line.
          queueMicrotask(() => {
            const isOut = !body.current?.contains((relatedTarget ?? document.activeElement) as Node | null);
            if (isOut && (target as Element).isConnected) place.current = null;
          });
        }}
      >
        {[...indexes]
          .sort((one, other) => one - other)
          .map((index) => {
            const row = found[index];
            return (
              row && (
                <Row
                  key={index}
                  row={row}
                  at={index}
                  isCurrent={index === at}
                  isPicked={picked.value.has(row.id)}
                  onPick={(isPicked, isRange) => pick(index, isPicked, isRange)}
                  onChange={(asked) => onChange(row.id, asked)}
                  onFocus={(field) => {
                    place.current = { at: index, field };
                    current.value = row.id;
                  }}
                />
              )
            );
          })}
      </tbody>
    </table>
  );
}
