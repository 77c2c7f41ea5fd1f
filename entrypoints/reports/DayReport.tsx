import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { CountingRules } from '../../components/CountingRules.tsx';
import { LiveRegion } from '../../components/LiveRegion.tsx';
import { keyOf, type Span } from '../../lib/core/activity.ts';
import type { CountsAs } from '../../lib/core/catalogue.ts';
import { boundsOf, type Day } from '../../lib/core/day.ts';
import type { Doc } from '../../lib/core/doc.ts';
import { type Evidence, type Report, type Standing, within } from '../../lib/core/report.ts';
import { settingOf } from '../../lib/core/settings.ts';
import {
  COUNTS_AS,
  categoryName,
  dayInWords,
  dayName,
  KINDS,
  shortLength,
} from '../../lib/ui/activity-words.ts';
import { downloadSpans } from '../../lib/ui/download.ts';
import type { Rescoring } from '../../lib/ui/rescoring.ts';
import { timeOfDay } from '../../lib/ui/words.ts';
import { ByCategory } from './ByCategory.tsx';
import { BySite } from './BySite.tsx';
import { HourTable } from './HourTable.tsx';
import { Sessions } from './Sessions.tsx';
import { Skyline } from './Skyline.tsx';
import { SpansDialog, type Wanted } from './SpansDialog.tsx';
import { Stepper } from './Stepper.tsx';

interface DayReportProps {
  day: Day;
  today: Day;
  spans: Span[];
  /** With those after the day that a session of it may reach into. */
  andAfter: Span[];
  isPrivate: boolean;
  doc: Doc;
  report: Report;
  sessions: Evidence[];
  standingOf: (site: string) => Standing;
  /** To the day before or after; 0: to today. */
  onStep: (by: -1 | 0 | 1) => void;
  rescoring: Rescoring;
}

/** One day: its picture, what it was made of, its sessions. Every number opens what it was added from. */
export function DayReport(props: DayReportProps) {
  const { day, today, isPrivate, spans, andAfter, doc, report, sessions, standingOf, onStep, rescoring } =
    props;
  const wanted = useSignal<Wanted | null>(null);
  const name = dayName(boundsOf(day).from, day.slice(0, 4) === today.slice(0, 4));
  const { lead, rest } = dayInWords(report, sessions, day === today);

  useEffect(() => {
    document.title = `${name} · Sundial`;
  }, [name]);
  useEffect(() => {
    const pressed = ({ key, target, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent) => {
      if (altKey || ctrlKey || metaKey || shiftKey) return;
      if ((target as Element | null)?.closest('input, select, textarea, dialog')) return;
      if (key === 'ArrowLeft') onStep(-1);
      if (key === 'ArrowRight') onStep(1);
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, []);

  const show = (title: string, of: (span: Span) => boolean) => {
    wanted.value = { title: `${title}, ${name}`, spans: spans.filter(of) };
  };
  const showDuring = (title: string, from: number, to: number) => {
    wanted.value = { title: `${title}, ${name}`, spans: within(andAfter, from, to) };
  };
  const showStretch = (from: number, to: number) =>
    showDuring(`${timeOfDay(from)} to ${timeOfDay(to)}`, from, to);
  const showPages = (title: string, of: (site: string) => boolean) =>
    show(title, (span) => span.is === 'page' && of(keyOf(span)));
  const showKind = (as: CountsAs) => showPages(COUNTS_AS[as], (site) => standingOf(site).as === as);

  return (
    <>
      <header class="sky report-sky" data-mode="work">
        <div class="wrap">
          <Stepper
            day={day}
            today={today}
            name={name}
            onStep={onStep}
            onExport={(as) => downloadSpans(as, day, spans, standingOf)}
          />
          <p class="lede">
            <b>{lead}</b>
            {rest}
          </p>
          {report.columns.length > 0 && (
            <Skyline columns={report.columns} sessions={sessions} onStretch={showStretch} />
          )}
        </div>
      </header>
      <main class="wrap">
        {report.columns.length === 0 ? (
          <p class="card nothing">
            {isPrivate
              ? 'Nothing is recorded in private windows. Open the report in an ordinary one.'
              : !settingOf(doc, 'record')
                ? 'Recording is switched off. It can be switched on in the settings.'
                : day === today
                  ? 'The pages you look at appear here as you go, with the time they had.'
                  : 'No page was in front of you in this browser on this day, or Sundial was not there yet.'}
          </p>
        ) : (
          <>
            <div class="under">
              <ul class="key" aria-label="Totals">
                {KINDS.map((as) => (
                  <li key={as}>
                    <button type="button" class="key-button" data-as={as} onClick={() => showKind(as)}>
                      <i class="swatch" /> {COUNTS_AS[as]} <b>{shortLength(report.times[as])}</b>
                    </button>
                  </li>
                ))}
              </ul>
              <HourTable columns={report.columns} onStretch={showStretch} />
            </div>
            <div class="cards">
              <ByCategory
                categories={report.categories}
                onOpen={({ category, as }) =>
                  showPages(categoryName(category), (site) => {
                    const standing = standingOf(site);
                    return standing.category === category && standing.as === as;
                  })
                }
              />
              <BySite
                sites={report.sites}
                onScore={(site, as) => void rescoring.score(doc, site, as)}
                onOpen={(site) => showPages(site, (each) => each === site)}
              />
            </div>
          </>
        )}
        <Sessions
          doc={doc}
          sessions={sessions}
          onOpen={({ task, startedAt, endedAt }) =>
            showDuring(task || 'Untitled session', startedAt, endedAt)
          }
        />
        <CountingRules />
      </main>
      <LiveRegion says={`${name}. ${lead}${rest}`} />
      <p class="said" role="status">
        {rescoring.said.value && (
          <span class="said-words">
            {rescoring.said.value.words}{' '}
            {rescoring.said.value.undo && (
              <button type="button" class="undo" onClick={() => void rescoring.said.value?.undo?.()}>
                Undo
              </button>
            )}
          </span>
        )}
      </p>
      {wanted.value && (
        <SpansDialog
          {...wanted.value}
          standingOf={standingOf}
          onClose={() => {
            wanted.value = null;
          }}
        />
      )}
    </>
  );
}
