/** Until when the session ran that a page saw last: a hint of what is worth fetching before it is known. */
const KEY = 'sessionUntil';

export const isSessionLikely = (): boolean => Number(localStorage[KEY]) > Date.now();

export function noteSession(until: number): void {
  localStorage[KEY] = String(until);
}
