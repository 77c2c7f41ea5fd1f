import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { askToNotify, mayNotify } from '../../lib/browser/notices.ts';
import { ALERTS } from '../../lib/core/alert-table.ts';
import { type AlertType, type Way, wayOf } from '../../lib/core/alert-types.ts';
import type { Doc } from '../../lib/core/doc.ts';
import { settingOf } from '../../lib/core/settings.ts';
import type { Asking } from '../../lib/ui/asking.ts';
import { refusalInWords } from '../../lib/ui/refusals.ts';
import { shortLength } from '../../lib/ui/words.ts';
import { msg, t } from '../../lib/words/t.ts';
import { Card } from './Card.tsx';
import { SwitchRow } from './SwitchRow.tsx';

const WAYS: Record<Way, string> = {
  notify: msg('Feed and notification'),
  feed: msg('Feed only'),
  off: msg('Off'),
};
const MINUTE = 60_000;
const LIMITS = [0, 15, 30, 45, 60, 90, 120, 180, 240];

/** What the Assistant tells by itself: when, for how long, and how. */
export function Alerts({ doc, asking }: { doc: Pick<Doc, 'setting'>; asking: Asking }) {
  const ways = settingOf(doc, 'alerts');
  const limit = settingOf(doc, 'personalLimit');
  const said = useSignal('');
  const isAllowed = useSignal<boolean | null>(null);
  useEffect(() => {
    void mayNotify().then((may) => {
      isAllowed.value = may;
    }, console.error);
  }, []);

  async function set(setting: 'alerts' | 'personalLimit' | 'opensSummary', to: unknown) {
    const answer = await asking.ask({ do: 'set', setting, to });
    said.value = answer.is === 'refused' ? refusalInWords(answer) : t('Saved.');
  }
  async function allow() {
    isAllowed.value = await askToNotify();
    said.value = isAllowed.value
      ? t('Notifications are allowed.')
      : t('The browser did not allow it. All alerts are still in the feed.');
  }

  return (
    <Card id="alerts" title={t('Alerts')} said={said.value}>
      <p class="quiet">
        {t(
          'They appear in the Assistant and leave by themselves. While a Focus Session runs none is shown as a notification; they wait in the feed.',
        )}
      </p>
      {isAllowed.value === false && (
        <p class="row">
          <span>
            <b class="row-label">{t('Notifications are off')}</b>
            <span class="quiet">
              {t('The browser asks you first. Without them all alerts are in the feed.')}
            </span>
          </span>
          <button type="button" class="plain" onClick={() => void allow()}>
            {t('Allow notifications')}
          </button>
        </p>
      )}
      {(Object.keys(ALERTS) as AlertType[]).map((type) => {
        const { name, comes, stays } = ALERTS[type];
        return (
          <label key={type} class="row">
            <span>
              <b class="row-label">{t(name)}</b>
              <span class="quiet">{t('{comes} Stays: {stays}.', { comes: t(comes), stays: t(stays) })}</span>
            </span>
            <select
              class="select"
              aria-label={t('How “{alert}” is shown', { alert: t(name) })}
              value={wayOf(ways, type)}
              onChange={({ currentTarget }) => void set('alerts', { ...ways, [type]: currentTarget.value })}
            >
              {(Object.keys(WAYS) as Way[]).map((way) => (
                <option key={way} value={way}>
                  {t(WAYS[way])}
                </option>
              ))}
            </select>
          </label>
        );
      })}
      <SwitchRow
        id="opens-summary"
        name={t('Look back by itself')}
        line={t(
          'When a session begun here is over, how it went opens in a tab. Switched off, it waits in the Assistant.',
        )}
        isOn={settingOf(doc, 'opensSummary')}
        onSwitch={(to) => void set('opensSummary', to)}
      />
      <label class="row">
        <span>
          <b class="row-label">{t('Personal time in a day')}</b>
          <span class="quiet">{t('Above it you are told once. Nothing is blocked.')}</span>
        </span>
        <select
          class="select"
          aria-label={t('Personal time in a day')}
          value={limit}
          onChange={({ currentTarget }) => void set('personalLimit', Number(currentTarget.value))}
        >
          {[...new Set([...LIMITS, limit])]
            .sort((one, other) => one - other)
            .map((minutes) => (
              <option key={minutes} value={minutes}>
                {minutes === 0 ? t('No limit') : shortLength(minutes * MINUTE)}
              </option>
            ))}
        </select>
      </label>
    </Card>
  );
}
