import { browser } from 'wxt/browser';
import { ALONE, type Company } from '../core/company.ts';
import { LINK } from './keys.ts';

/** By the connection's status, as far as it goes. The block page reads it too, and carries no more than it must. */
function companyIn(status: unknown): Company {
  const { is, buddies } = (status ?? {}) as { is?: unknown; buddies?: unknown };
  if (is !== 'joined') return { ...ALONE, isOutOfReach: is === 'waiting' };
  return { ...ALONE, buddies: typeof buddies === 'number' || buddies === 'few' ? buddies : null };
}

/** Calls with the company there is, and after each change. */
export function onCompany(changed: (company: Company) => void): void {
  browser.storage.session.get(LINK).then((stored) => changed(companyIn(stored[LINK])), console.error);
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'session' && LINK in changes) changed(companyIn(changes[LINK]?.newValue));
  });
}
