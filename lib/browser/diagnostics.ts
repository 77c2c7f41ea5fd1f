import { browser } from 'wxt/browser';

/** What can be said of this browser and this Sundial without saying anything of its owner. */
export async function aboutHere(): Promise<Record<string, string | number | boolean | null>> {
  const { version, manifest_version: form } = browser.runtime.getManifest();
  const { os, arch } = await browser.runtime.getPlatformInfo();
  const [{ permissions = [], origins = [] }, alarms, used, room] = await Promise.all([
    browser.permissions.getAll(),
    browser.alarms.getAll(),
    // Firefox does not count it.
    browser.storage.local.getBytesInUse?.(null) ?? null,
    navigator.storage.estimate(),
  ]);
  return {
    Sundial: version,
    'manifest version': form,
    browser: navigator.userAgent,
    system: `${os} ${arch}`,
    language: browser.i18n.getUILanguage(),
    'time zone': Intl.DateTimeFormat().resolvedOptions().timeZone,
    permissions: permissions.sort().join(' '),
    'access to sites': origins.includes('<all_urls>') ? 'all' : `${origins.length} patterns`,
    'private windows': (await browser.extension.isAllowedIncognitoAccess?.()) ?? null,
    alarms: alarms
      .map(({ name }) => name)
      .sort()
      .join(' '),
    'settings stored, bytes': used,
    'all stored, bytes': room.usage ?? null,
  };
}
