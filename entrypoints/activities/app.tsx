import { computed, effect, signal } from '@preact/signals';
import { render } from 'preact';
import catalogueText from '../../assets/catalogue.txt?raw';
import { EngineLine } from '../../components/EngineLine.tsx';
import { Unreadable } from '../../components/Unreadable.tsx';
import { firstRead } from '../../lib/browser/first.ts';
import { ask } from '../../lib/browser/messages.ts';
import { openOptions, openReport, restart } from '../../lib/browser/pages.ts';
import { onState, readState } from '../../lib/browser/state.ts';
import { load } from '../../lib/browser/storage.ts';
import { activitiesOf } from '../../lib/core/activities.ts';
import { keyOf } from '../../lib/core/activity.ts';
import { parseCatalogue } from '../../lib/core/catalogue.ts';
import type { Refusal } from '../../lib/core/commands.ts';
import { boundsOf, dayOf, mondayOf } from '../../lib/core/day.ts';
import type { Doc } from '../../lib/core/doc.ts';
import type { Site } from '../../lib/core/site.ts';
import { SECOND } from '../../lib/core/time.ts';
import { sitesSeen, spansBetween } from '../../lib/store/spans.ts';
import { createAsking } from '../../lib/ui/asking.ts';
import { createFinder, type Filter } from '../../lib/ui/finding.ts';
import { REFUSALS } from '../../lib/ui/refusals.ts';
import { createRescoring } from '../../lib/ui/rescoring.ts';
import { t } from '../../lib/words/t.ts';
import { Activities } from './Activities.tsx';

/** The activities: what every site counts as, read from what this browser holds. */
const catalogue = parseCatalogue(catalogueText);
const categories: ReadonlySet<string> = new Set([...catalogue.values()].map(({ name }) => name));

const score = signal<Doc['score'] | 'unreadable' | null>(null);
const seen = signal<ReadonlySet<Site> | null>(null);
const times = signal<ReadonlyMap<Site, number> | null>(null);
const filter = signal<Filter>('all');
const asking = createAsking(ask);
const rescoring = createRescoring(asking.ask);

async function readScores(): Promise<void> {
  const holding = await load();
  // The same object while the scores are the same, so that nothing is made anew at other changes.
  score.value = holding ? holding.doc.score : 'unreadable';
}
async function readWeek(): Promise<void> {
  const { from } = boundsOf(mondayOf(dayOf(Date.now())));
  const week = new Map<Site, number>();
  for (const span of await spansBetween(from, Number.MAX_SAFE_INTEGER)) {
    if (span.is !== 'page') continue;
    const site = keyOf(span);
    week.set(site, (week.get(site) ?? 0) + span.to - span.from);
  }
  times.value = week;
}

const rows = computed(() => {
  if (!score.value || score.value === 'unreadable' || !times.value) return null;
  const sites = { sites: seen.value ?? new Set<Site>(), times: times.value };
  return activitiesOf({ score: score.value }, catalogue, sites);
});
const finder = computed(() => rows.value && createFinder(rows.value));

/** `#new` is what is left to sort, `#blocked` what sessions keep out; `#refused=WORD` is why something asked for elsewhere was not done. */
function readAddress(): void {
  const [word, because = ''] = location.hash.slice(1).split('=');
  if (word === 'new' || word === 'blocked') filter.value = word;
  if (word !== 'refused' || !Object.hasOwn(REFUSALS, because)) return;
  rescoring.refuse(t(REFUSALS[because as Refusal]));
  // Said once, and again when it is refused again.
  history.replaceState(null, '', location.pathname);
}

readAddress();
addEventListener('hashchange', readAddress);
const follow = () => void readScores().catch(console.error);
onState(follow);
readState(firstRead).then(follow, console.error);
const readTimes = () => void readWeek().catch(console.error);
readTimes();
sitesSeen().then((found) => {
  seen.value = found;
}, console.error);
/** What is written while the page is read: looked for as often as it is written. */
setInterval(() => {
  if (document.visibilityState === 'visible') readTimes();
}, 30 * SECOND);
effect(() => {
  document.title = filter.value === 'new' ? t('New sites · Sundial') : t('Activities · Sundial');
});

function Page() {
  if (score.value === 'unreadable') return <Unreadable onRestart={restart} />;
  if (!finder.value || !score.value) return null;
  return (
    <>
      <Activities
        finder={finder.value}
        score={score.value}
        listed={catalogue.size}
        categories={categories}
        filter={filter}
        rescoring={rescoring}
        onOpenReport={() => void openReport()}
        onOpenOptions={() => void openOptions()}
      />
      <EngineLine silence={asking.silence.value} onRestart={restart} />
    </>
  );
}
const frame = document.getElementById('activities');
if (frame) render(<Page />, frame);
