import type { Activity } from '../../lib/core/activities.ts';
import type { Rescore } from '../../lib/core/commands.ts';
import { activityName, blockedInWords, categoryName } from '../../lib/ui/activity-words.ts';
import { COUNTS_AS, KINDS } from '../../lib/ui/kinds.ts';
import { shortLength } from '../../lib/ui/words.ts';
import { t } from '../../lib/words/t.ts';

interface RowProps {
  row: Activity;
  /** Its place in the list, from 0. */
  at: number;
  isCurrent: boolean;
  isPicked: boolean;
  onPick: (isPicked: boolean, isRange: boolean) => void;
  onChange: (asked: Omit<Rescore, 'site'>) => void;
  /** Which of its fields has the keyboard now, from 0. */
  onFocus: (field: number) => void;
}

type As = NonNullable<Rescore['as']>;
const MARKS: Record<string, boolean | null> = { listed: null, yes: true, no: false };

/** One site or category: what it counts as is changed in place. */
export function Row({ row, at, isCurrent, isPicked, onPick, onChange, onFocus }: RowProps) {
  const name = activityName(row.id);
  const tab = isCurrent ? 0 : -1;
  const { own } = row;
  const mark = own?.communication === undefined ? 'listed' : own.communication ? 'yes' : 'no';
  const kind = t(COUNTS_AS[row.as]);
  const unsaid =
    row.by === null
      ? t('{kind}, not scored', { kind })
      : row.by === 'you'
        ? t('{kind}, as you said', { kind })
        : t('{kind}, as listed', { kind });
  return (
    <tr
      class="line"
      data-as={row.as}
      data-at={at}
      aria-rowindex={at + 2}
      style={{ insetBlockStart: `calc(var(--line-size) * ${at})` }}
      onFocusIn={({ currentTarget, target }) =>
        onFocus([...currentTarget.querySelectorAll('input, select')].indexOf(target as Element))
      }
    >
      <td class="cell pick">
        <label class="pick-label">
          <span class="unseen">{t('Select {name}', { name })}</span>
          <input
            type="checkbox"
            tabIndex={tab}
            checked={isPicked}
            aria-disabled={!row.isSite}
            onClick={(event) => {
              if (!row.isSite) event.preventDefault();
              else onPick(event.currentTarget.checked, event.shiftKey);
            }}
          />
        </label>
      </td>
      <th scope="row" class="cell site" dir="auto" title={name}>
        {name}
      </th>
      <td class="cell category">
        {row.is === 'category' ? t('A whole category') : categoryName(row.category)}
      </td>
      <td class="cell counts">
        <i class="dot" />
        {row.isSite ? (
          <select
            class="counts-as"
            tabIndex={tab}
            aria-label={t('{name} counts as', { name })}
            value={own?.as ?? 'catalogue'}
            onChange={({ currentTarget }) => onChange({ as: currentTarget.value as As })}
          >
            {KINDS.map((one) => (
              <option key={one} value={one}>
                {t(COUNTS_AS[one])}
              </option>
            ))}
            <option value="catalogue">{own?.as ? t('As in the list') : unsaid}</option>
          </select>
        ) : (
          <span title={t('A name of your own network cannot be scored.')}>
            {t('{kind}, not scored', { kind })}
          </span>
        )}
      </td>
      <td class="cell marks" data-kind={t('Communication:')}>
        {row.isSite && (
          <select
            class="counts-as"
            tabIndex={tab}
            aria-label={t('{name} is communication', { name })}
            value={mark}
            onChange={({ currentTarget }) => onChange({ communication: MARKS[currentTarget.value] ?? null })}
          >
            <option value="yes">{t('Yes')}</option>
            <option value="no">{t('No')}</option>
            <option value="listed">
              {mark !== 'listed'
                ? t('As in the list')
                : row.communication
                  ? t('Yes, as listed')
                  : t('No, as listed')}
            </option>
          </select>
        )}
      </td>
      <td class="cell blocked" data-kind={t('Blocked:')}>
        {blockedInWords(row.blockedFrom)}
      </td>
      <td class="cell figure">{row.time > 0 ? shortLength(row.time) : ''}</td>
    </tr>
  );
}
