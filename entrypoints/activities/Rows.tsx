import { type Signal, useSignal } from '@preact/signals';
import type { TargetedKeyboardEvent } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Activity } from '../../lib/core/activities.ts';
import type { Rescore } from '../../lib/core/commands.ts';
import type { Site } from '../../lib/core/site.ts';
import { drawnRows } from '../../lib/ui/drawn-rows.ts';
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
 * A table of any length: only rows in view are there, and the current one, so that the keyboard keeps its place.
 * Tab goes through the current row alone; arrows make another one current.
 */
export function Rows({ found, picked, onChange }: RowsProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const drawn = useSignal({ first: 0, end: 0 });
  const current = useSignal<Site | null>(null);
  const anchor = useRef<Site | null>(null);
  /** The row that had the keyboard, and whether it is to get it again. */
  const place = useRef<number | null>(null);
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
  useLayoutEffect(() => {
    const isLost = place.current !== null && document.activeElement === document.body;
    if (isLost && found.length > 0 && !isMoving.current) {
      // Its row went: the one in its place has the keyboard now.
      isMoving.current = true;
      current.value = found[Math.min(place.current ?? 0, found.length - 1)]?.id ?? null;
    }
    const row = isMoving.current && body.current?.querySelector<HTMLElement>(`[data-at="${at}"]`);
    if (!row || found[at]?.id !== current.value) return;
    isMoving.current = false;
    row.scrollIntoView({ block: 'nearest' });
    row.querySelector<HTMLElement>('input, select')?.focus({ preventScroll: true });
  });

  function moveTo(index: number) {
    isMoving.current = true;
    current.value = found[Math.min(Math.max(index, 0), found.length - 1)]?.id ?? null;
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
            <span class="unseen">Selected</span>
          </th>
          <th class="head">Site</th>
          <th class="head">Category</th>
          <th class="head">Counts as</th>
          <th class="head">Communication</th>
          <th class="head">Blocked in sessions</th>
          <th class="head end">This week</th>
        </tr>
      </thead>
      <tbody
        ref={body}
        style={{ blockSize: `calc(var(--line-size) * ${found.length})` }}
        onKeyDown={press}
        onFocusOut={({ target }) => {
          // Left by the person, not taken away with its row.
          queueMicrotask(() => {
            if ((target as Element).isConnected) place.current = null;
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
                  key={row.id}
                  row={row}
                  at={index}
                  isCurrent={index === at}
                  isPicked={picked.value.has(row.id)}
                  onPick={(isPicked, isRange) => pick(index, isPicked, isRange)}
                  onChange={(asked) => onChange(row.id, asked)}
                  onFocus={() => {
                    place.current = index;
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
