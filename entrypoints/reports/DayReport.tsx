import { useSignal } from '@preact/signals';
import { keyOf, type Span } from '../../lib/core/activity.ts';
import type { Doc } from '../../lib/core/doc.ts';
import type { Evidence } from '../../lib/core/evidence.ts';
import type { Became } from '../../lib/core/occasions.ts';
import type { Offline } from '../../lib/core/offline.ts';
import type { Range } from '../../lib/core/range.ts';
import { hoursOf, type Report, type Shares, type Standing, within } from '../../lib/core/report.ts';
import type { Between } from '../../lib/core/schedule.ts';
import { timesByTask } from '../../lib/core/task-times.ts';
import { HOUR } from '../../lib/core/time.ts';
import { categoryName, dayInWords, SHARES, stretchInWords } from '../../lib/ui/activity-words.ts';
import { downloadDay } from '../../lib/ui/download.ts';
import { rangeName } from '../../lib/ui/range-words.ts';
import type { Rescoring } from '../../lib/ui/rescoring.ts';
import { timeOfDay } from '../../lib/ui/words.ts';
import { t } from '../../lib/words/t.ts';
import { ByCategory } from './ByCategory.tsx';
import { BySite } from './BySite.tsx';
import { Elsewhere } from './Elsewhere.tsx';
import { Erasures } from './Erasures.tsx';
import { Frame } from './Frame.tsx';
import type { KeySetting } from './Keys.tsx';
import { Nothing } from './Nothing.tsx';
import { OtherBrowsers } from './OtherBrowsers.tsx';
import { Sessions } from './Sessions.tsx';
import { ShareTable } from './ShareTable.tsx';
import { Skyline } from './Skyline.tsx';
import { SpansDialog, type WantedSpans } from './SpansDialog.tsx';
import type { Turns } from './Stepper.tsx';
import { Tasks } from './Tasks.tsx';
import { Totals } from './Totals.tsx';

/** What is known of a day. */
export interface DayShown {
  spans: Span[];
  /** With those after the day that a session of it may reach into. */
  andAfter: Span[];
  report: Report;
  sessions: Evidence[];
  planned: Became[];
  offline: Offline[];
  pauses: Between[];
}

interface DayReportProps extends DayShown {
  range: Range;
  today: string;
  isPrivate: boolean;
  /** This browser's own name. */
  device: string;
  doc: Doc;
  standingOf: (site: string) => Standing;
  turns: Turns;
  rescoring: Rescoring;
  keys: KeySetting;
}

/** One day: its picture, what it was made of, its sessions. Every number opens what it was added from. */
export function DayReport(props: DayReportProps) {
  const { range, today, spans, andAfter, doc, report, sessions, offline, pauses, standingOf } = props;
  const wanted = useSignal<WantedSpans | null>(null);
  const name = rangeName(range, today);
  const isToday = range.first === today;

  const show = (title: string, spans: Span[]) => {
    wanted.value = { title: t('{title}, {when}', { title, when: name }), spans };
  };
  const showDuring = (title: string, ...stretches: Between[]) =>
    show(
      title,
      stretches.flatMap(({ from, to }) => within(andAfter, from, to)),
    );
  const showStretch = (from: number, to: number) => showDuring(stretchInWords({ from, to }), { from, to });
  const showPages = (title: string, of: (site: string) => boolean) =>
    show(
      title,
      spans.filter((span) => span.is === 'page' && of(keyOf(span))),
    );
  const showShare = (as: keyof Shares) => {
    if (as !== 'offline') showPages(t(SHARES[as]), (site) => standingOf(site).as === as);
    else document.getElementById('elsewhere')?.focus();
  };
  const time = offline.reduce((sum, { from, to }) => sum + to - from, 0);
  const isEmpty = report.columns.length === 0;

  return (
    <>
      <Frame
        range={range}
        today={today}
        name={name}
        said={dayInWords(report, sessions, pauses, isToday)}
        turns={props.turns}
        rescoring={props.rescoring}
        keys={props.keys}
        onExport={(as) =>
          downloadDay(as, range.first, { spans, sessions, planned: props.planned, offline }, standingOf)
        }
        picture={!isEmpty && <Skyline columns={report.columns} sessions={sessions} onStretch={showStretch} />}
      >
        <Erasures doc={doc} device={props.device} range={range} />
        {isEmpty ? (
          <Nothing
            range={range}
            isNow={isToday}
            isPrivate={props.isPrivate}
            device={props.device}
            doc={doc}
          />
        ) : (
          <>
            <div class="under">
              <Totals shares={{ ...report.times, offline: time }} onOpen={showShare} />
              <ShareTable
                head={t('Hour')}
                rows={hoursOf(report.columns).map(({ from, times }) => ({
                  key: from,
                  name: timeOfDay(from),
                  shares: times,
                  onOpen: () => showStretch(from, from + HOUR),
                }))}
              />
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
                onScore={(site, as) => void props.rescoring.score(doc, site, as)}
                onOpen={(site) => showPages(site, (each) => each === site)}
              />
            </div>
          </>
        )}
        <div class="cards">
          <Sessions
            doc={doc}
            device={props.device}
            within="day"
            sessions={sessions}
            planned={props.planned}
            seenOf={(session) => sessions.find(({ id }) => id === session.id) ?? null}
            onOpen={({ task, startedAt, endedAt }) =>
              showDuring(task || t('Untitled session'), { from: startedAt, to: endedAt })
            }
          />
          <Tasks
            tasks={timesByTask(sessions, ({ id }) => sessions.find((one) => one.id === id)?.times.focus ?? 0)}
            onOpen={(title, some) =>
              showDuring(title, ...some.map(({ startedAt, endedAt }) => ({ from: startedAt, to: endedAt })))
            }
          />
          <Elsewhere offline={offline} pauses={pauses} />
          <OtherBrowsers doc={doc} range={range} device={props.device} />
        </div>
      </Frame>
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
