import type { Alongside } from './alongside.ts';
import { type Change, type Doc, each } from './doc.ts';
import { phaseAt, type Sessions } from './phase.ts';
import { settingOf } from './settings.ts';

type Most = Alongside['most'];

/** "A few" is less than any number there is. */
const sizeOf = (most: Most): number => (most === 'few' ? 0 : most);

/** What is to be noted of a count that the relay told: more people than before, in a session of somebody who joined. */
export function alongsideDue(
  doc: Sessions & Pick<Doc, 'setting' | 'alongside'>,
  buddies: Most | null | undefined,
  device: string,
  now: number,
): Change[] {
  const phase = phaseAt(doc, now);
  if (buddies === null || buddies === undefined || phase.is !== 'focusing') return [];
  if (!settingOf(doc, 'buddies')) return [];
  const id = `${phase.id}/${device}`;
  const before = doc.alongside[id]?.value?.most;
  if (before !== undefined && sizeOf(before) >= sizeOf(buddies)) return [];
  return [{ kind: 'alongside', id, value: { session: phase.id, device, most: buddies } }];
}

/** The most people of whom any of this person's browsers heard in a session; null where nobody was counted. */
export function mostAlongside(doc: Pick<Doc, 'alongside'>, session: string): Most | null {
  let most: Most | null = null;
  for (const [, one] of each(doc, 'alongside'))
    if (one.session === session && (most === null || sizeOf(one.most) > sizeOf(most))) most = one.most;
  return most;
}
