/** What this tab remembers of itself: whether its visit was counted, and when it last went back by itself. */

/** Whether this is a visit that counts: not a kept page, nor one reloaded, restored or come back to. */
export function takeFresh(isKept: boolean): boolean {
  const known = history.state as { counted?: boolean } | null;
  if (known?.counted) return false;
  history.replaceState({ counted: true }, '');
  return !isKept;
}

const key = (address: string): string => `returns ${address}`;

export function returnsTo(address: string): number[] {
  const kept: unknown = JSON.parse(sessionStorage.getItem(key(address)) ?? '[]');
  return Array.isArray(kept) ? kept.filter((at) => typeof at === 'number') : [];
}

export function noteReturn(address: string): void {
  sessionStorage.setItem(key(address), JSON.stringify([...returnsTo(address).slice(-9), Date.now()]));
}
