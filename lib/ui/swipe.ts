/** As far as a finger draws something aside for it to be gone, in pixels. */
export const AWAY = 72;

interface Touch {
  pointerType: string;
  pointerId: number;
  clientX: number;
}

/**
 * A finger that draws something aside is done with it, to whichever side; let go sooner, it comes back. A mouse selects
 * words, and has its own way. `shift`: how far it is drawn; null: it is where it was.
 */
export function createSwipe(shift: (by: number | null) => void, away: () => void) {
  let held: { id: number; from: number; by: number } | null = null;
  const back = () => {
    held = null;
    shift(null);
  };
  return {
    down({ pointerType, pointerId: id, clientX: from }: Touch): void {
      if (pointerType === 'touch' && !held) held = { id, from, by: 0 };
    },
    move({ pointerId, clientX }: Touch): void {
      if (held?.id !== pointerId) return;
      held.by = clientX - held.from;
      shift(held.by);
    },
    up({ pointerId }: Touch): void {
      if (held?.id !== pointerId) return;
      const isAway = Math.abs(held.by) >= AWAY;
      back();
      if (isAway) away();
    },
    /** The browser takes the finger for scrolling. */
    cancel({ pointerId }: Touch): void {
      if (held?.id === pointerId) back();
    },
  };
}
