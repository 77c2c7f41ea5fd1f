import { useSignal } from '@preact/signals';
import type { Span } from '../../lib/core/activity.ts';
import { focusByHour } from '../../lib/core/best-hours.ts';
import type { Doc } from '../../lib/core/doc.ts';
import type { Ran, Seen } from '../../lib/core/evidence.ts';
import { finishRates } from '../../lib/core/finish-rate.ts';
import type { KeptUp } from '../../lib/core/kept-up.ts';
import type { LongReport as Long, Part } from '../../lib/core/long-report.ts';
import type { Became } from '../../lib/core/occasions.ts';
import type { Offline } from '../../lib/core/offline.ts';
import { addressOf, type Range } from '../../lib/core/range.ts';
import { type Shares, type Standing, sumOf } from '../../lib/core/report.ts';
import type { Rollup } from '../../lib/core/rollup.ts';
import { settingOf } from '../../lib/core/settings.ts';
import { timesByTask } from '../../lib/core/task-times.ts';
import { categoryName, SHARES } from '../../lib/ui/activity-words.ts';
import { downloadSums } from '../../lib/ui/download.ts';
import { longInWords, partName, RANGE_NAMES, rangeName } from '../../lib/ui/range-words.ts';
import type { Rescoring } from '../../lib/ui/rescoring.ts';
import { t } from '../../lib/words/t.ts';
import { BestHours } from './BestHours.tsx';
import { ByCategory } from './ByCategory.tsx';
import { BySite } from './BySite.tsx';
import { Erasures } from './Erasures.tsx';
import { Finishing } from './Finishing.tsx';
import { Frame } from './Frame.tsx';
import type { KeySetting } from './Keys.tsx';
import { Meetings } from './Meetings.tsx';
import { Nothing } from './Nothing.tsx';
import { OtherBrowsers } from './OtherBrowsers.tsx';
import { PartSkyline } from './PartSkyline.tsx';
import { PartsDialog, type WantedParts } from './PartsDialog.tsx';
import { Sessions } from './Sessions.tsx';
import { ShareTable } from './ShareTable.tsx';
import { SpansDialog, type WantedSpans } from './SpansDialog.tsx';
import type { Turns } from './Stepper.tsx';
import { Tasks } from './Tasks.tsx';
import { Totals } from './Totals.tsx';

/** What is known of a week, a month or a year. */
export interface LongShown {
  report: Long;
  sums: Rollup[];
  /** Those of a week; of something longer there are too many. */
  spans: Span[] | null;
  sessions: Ran[];
  planned: Became[];
  seenOf: (session: Ran) => Seen | null;
  offline: Offline[];
  streak: number;
  keptUp: KeptUp;
  /** The same of the range before. */
  before: KeptUp;
}

interface LongReportProps extends LongShown {
  range: Range;
  today: string;
  doc: Doc;
  standingOf: (site: string) => Standing;
  turns: Turns;
  rescoring: Rescoring;
  keys: KeySetting;
  isPrivate: boolean;
  /** This browser's own name. */
  device: string;
  /** What was in front while some sessions ran. */
  spansOf: (sessions: readonly Ran[]) => Promise<Span[]>;
}

/** A week, a month or a year. Every number opens the days or months it was added from, and these their own reports. */
export function LongReport(props: LongReportProps) {
  const { range, today, doc, report, sums, spans, sessions, seenOf, standingOf, turns } = props;
  const wanted = useSignal<WantedSpans | WantedParts | null>(null);
  const name = rangeName(range, today);
  const isNow = range.first <= today && today <= range.last;
  const isEmpty = sumOf(report.shares) === 0;
  const close = () => {
    wanted.value = null;
  };

  const titleOf = (title: string) => t('{title}, {when}', { title, when: name });
  const showParts = (title: string, timeOf: (part: Part) => number) => {
    const parts = report.parts.map((part) => ({ range: part.range, time: timeOf(part) }));
    wanted.value = { title: titleOf(title), parts: parts.filter(({ time }) => time > 0) };
  };
  const showSites = (title: string, of: (site: string) => boolean) =>
    showParts(title, ({ sums: ofPart }) => timeIn(ofPart, of));
  const showShare = (as: keyof Shares) => showParts(t(SHARES[as]), ({ shares }) => shares[as]);
  const showSpans = (title: string, some: Span[]) => {
    wanted.value = { title: titleOf(title), spans: some };
  };
  const showSessions = async (title: string, some: readonly Ran[]) =>
    showSpans(title, await props.spansOf(some));
  const open = (part: Range) => {
    close();
    turns.open(part);
  };

  return (
    <>
      <Frame
        range={range}
        today={today}
        name={name}
        said={longInWords(report, range, isNow)}
        turns={turns}
        rescoring={props.rescoring}
        keys={props.keys}
        onExport={(as) =>
          downloadSums(
            as,
            addressOf(range),
            { days: sums, sessions, planned: props.planned, offline: props.offline },
            standingOf,
          )
        }
        picture={!isEmpty && <PartSkyline parts={report.parts} within={range.is} onOpen={open} />}
      >
        <Erasures doc={doc} device={props.device} range={range} />
        {isEmpty ? (
          <Nothing range={range} isNow={isNow} isPrivate={props.isPrivate} device={props.device} doc={doc} />
        ) : (
          <>
            <div class="under">
              <Totals shares={report.shares} onOpen={showShare} />
              <ShareTable
                head={t(RANGE_NAMES[report.parts[0]?.range.is ?? 'day'])}
                rows={report.parts
                  .filter(({ shares }) => sumOf(shares) > 0)
                  .map(({ range: part, shares }) => ({
                    key: part.first,
                    name: partName(part, range.is),
                    shares,
                    onOpen: () => open(part),
                  }))}
              />
            </div>
            <div class="cards">
              <ByCategory
                categories={report.categories}
                onOpen={({ category, as }) =>
                  showSites(categoryName(category), (site) => {
                    const standing = standingOf(site);
                    return standing.category === category && standing.as === as;
                  })
                }
              />
              <BySite
                sites={report.sites}
                onScore={(site, as) => void props.rescoring.score(doc, site, as)}
                onOpen={(site) => showSites(site, (each) => each === site)}
              />
              {spans && <BestHours hours={focusByHour(spans, standingOf)} onOpen={showSpans} />}
              {range.is === 'week' && (
                <Meetings doc={doc} parts={report.parts} within={range.is} onOpen={open} />
              )}
            </div>
          </>
        )}
        <div class="cards">
          <Finishing
            streak={props.streak}
            hasSchedule={settingOf(doc, 'schedule') !== null}
            bands={finishRates(sessions)}
            within={range.is}
            keptUp={props.keptUp}
            before={props.before}
          />
          <Tasks
            tasks={timesByTask(sessions, (session) => seenOf(session)?.times.focus ?? null)}
            onOpen={(title, some) => void showSessions(title, some)}
          />
          <Sessions
            doc={doc}
            device={props.device}
            within={range.is}
            sessions={sessions}
            planned={props.planned}
            seenOf={seenOf}
            onOpen={(session) => void showSessions(session.task || t('Untitled session'), [session])}
          />
          <OtherBrowsers doc={doc} range={range} device={props.device} />
        </div>
      </Frame>
      {wanted.value && 'spans' in wanted.value && (
        <SpansDialog {...wanted.value} standingOf={standingOf} onClose={close} />
      )}
      {wanted.value && 'parts' in wanted.value && (
        <PartsDialog {...wanted.value} within={range.is} onOpen={open} onClose={close} />
      )}
    </>
  );
}

const timeIn = (sums: readonly Rollup[], of: (site: string) => boolean): number =>
  sums.reduce(
    (all, { sites }) => all + sites.reduce((sum, { site, time }) => sum + (of(site) ? time : 0), 0),
    0,
  );
