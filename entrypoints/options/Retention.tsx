import { useSignal } from '@preact/signals';
import { LiveRegion } from '../../components/LiveRegion.tsx';
import { boundsOf, dayOf } from '../../lib/core/day.ts';
import type { Doc } from '../../lib/core/doc.ts';
import { forgettingBefore, type Retention as Kept, keepsLess, RETENTIONS } from '../../lib/core/retention.ts';
import { settingOf } from '../../lib/core/settings.ts';
import { history } from '../../lib/store/history.ts';
import { daysBefore } from '../../lib/store/spans.ts';
import type { Asking } from '../../lib/ui/asking.ts';
import { refusalInWords } from '../../lib/ui/refusals.ts';
import { dateFormat, msg, t, tn } from '../../lib/words/t.ts';
import { Asks } from './Asks.tsx';

const NAMES: Record<`${Kept}`, string> = {
  null: msg('Everything'),
  365: msg('The last year'),
  90: msg('The last 3 months'),
  30: msg('The last month'),
};

/** "This deletes 214 days, from 2 January 2025 to 3 August 2025." Null when there is nothing that old. */
async function lossOf(retention: Kept): Promise<string | null> {
  const gone = forgettingBefore(retention, Date.now());
  if (!gone) return null;
  const [recorded, old] = await Promise.all([daysBefore(gone.to), history()]);
  const sessions = old.flatMap(({ kind, value }) =>
    kind === 'session' && value && value.startedAt < gone.to ? [dayOf(value.startedAt)] : [],
  );
  const days = [...new Set([...recorded, ...sessions])].sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return null;
  const named = (day: string) => dateFormat({ dateStyle: 'long' }).format(boundsOf(day).from);
  if (first === last)
    return t('This deletes 1 day, {day}, with the sessions begun then. It cannot be undone.', {
      day: named(first),
    });
  return tn(
    days.length,
    'This deletes {n} day, from {first} to {last}, with the sessions begun then. It cannot be undone.',
    'This deletes {n} days, from {first} to {last}, with the sessions begun then. It cannot be undone.',
    { first: named(first), last: named(last) },
  );
}

/** How long the past is kept. Asked first where keeping less deletes something. */
export function Retention({
  doc,
  asking,
  isBusy,
}: {
  doc: Pick<Doc, 'setting'>;
  asking: Asking;
  isBusy: boolean;
}) {
  const said = useSignal('');
  const asked = useSignal<{ loss: string; retention: Kept } | null>(null);
  const retention = settingOf(doc, 'retention');

  async function set(to: Kept) {
    asked.value = null;
    said.value = '';
    const answer = await asking.ask({ do: 'set', setting: 'retention', to });
    said.value = answer.is === 'refused' ? refusalInWords(answer) : t('Saved.');
  }
  async function choose(to: Kept) {
    asked.value = null;
    const loss = keepsLess(to, retention) ? await lossOf(to) : null;
    if (loss) asked.value = { loss, retention: to };
    else await set(to);
  }

  return (
    <>
      <label class="row">
        <span>
          <b class="row-label" id="retention-label">
            {t('Keep##what is recorded')}
          </b>
          <span class="quiet" id="retention-line">
            {t('What is older goes once a day, spans and sessions both. Scores and settings stay.')}
          </span>
        </span>
        <span class="fields">
          <select
            class="select"
            aria-labelledby="retention-label"
            aria-describedby="retention-line"
            disabled={isBusy}
            value={String(asked.value ? asked.value.retention : retention)}
            onChange={({ currentTarget }) => {
              const chosen = RETENTIONS.find((each) => String(each) === currentTarget.value);
              if (chosen !== undefined) void choose(chosen).catch(console.error);
            }}
          >
            {RETENTIONS.map((each) => (
              <option key={each} value={String(each)}>
                {t(NAMES[`${each}`])}
              </option>
            ))}
          </select>
        </span>
      </label>
      {asked.value && (
        <Asks
          question={asked.value.loss}
          yes={t('Yes, delete it')}
          no={t('No, keep it')}
          onYes={() => asked.value && void set(asked.value.retention)}
          onNo={() => {
            asked.value = null;
          }}
        />
      )}
      {said.value && (
        <p class="said-here" aria-hidden="true">
          {said.value}
        </p>
      )}
      <LiveRegion says={said.value} />
    </>
  );
}
