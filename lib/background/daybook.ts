import { keyOf, type Span, type Trail } from '../core/activity.ts';
import { type About, wayOf } from '../core/alert-types.ts';
import { answeredSince, dueAlerts, isNotified, keptQuiet, nextAlertAt } from '../core/alerts.ts';
import type { Catalogue } from '../core/catalogue.ts';
import { boundsOf, type Day, dayOf, mondayOf, stepFrom } from '../core/day.ts';
import { todayOf } from '../core/day-count.ts';
import type { Change, Doc, Unscored } from '../core/doc.ts';
import { totalDue, witnessesDue } from '../core/elsewhere.ts';
import { plansFrom, type Told } from '../core/event-plans.ts';
import { type Ran, sessionsIn } from '../core/evidence.ts';
import { feedAt } from '../core/feed.ts';
import type { Holding, Seen } from '../core/kept.ts';
import type { Meeting } from '../core/meeting.ts';
import { type Call, nextTurn } from '../core/mode.ts';
import { occasionsDue } from '../core/occasions.ts';
import { phaseAt } from '../core/phase.ts';
import { createStandings, newSitesIn } from '../core/report.ts';
import type { Rollup } from '../core/rollup.ts';
import { isSame } from '../core/same.ts';
import { settingOf } from '../core/settings.ts';
import { DAY } from '../core/time.ts';
import type { Today } from '../core/today.ts';

/** What was found when somebody looked last, in this run of the browser. */
interface Noted {
  /** The session that ran then; null: none. */
  running: string | null;
  /** The day on which the new sites of the week before were counted last; empty: none. */
  countedOn: Day;
}

export interface DaybookPorts {
  catalogue(): Catalogue;
  /** What is held, and the time by the sessions' clock; null when it cannot be read. */
  holding(): Promise<{ holding: Holding; now: number } | null>;
  /** The same without the scores. */
  seen(): Promise<Seen | null>;
  spansBetween(from: number, to: number): Promise<Span[]>;
  rollupsBetween(first: Day, last: Day): Promise<Rollup[]>;
  readTrail(): Promise<Trail | null>;
  readToday(): Promise<Today | null>;
  saveToday(today: Today): Promise<void>;
  /** The meetings of these days, the one that is on, and all that calendars tell, where there are any. */
  meetings(
    doc: Unscored,
    now: number,
  ): Promise<{ all: readonly Meeting[]; call: Call | null; told: Told | null }>;
  /** Puts records into the document that no page asked for, unless they are there already; answers those it took. */
  add(changes: (doc: Doc) => Change[]): Promise<Change[]>;
  /** The version with something to tell that this browser was updated to, until `toldNews`; null: none. */
  readNews(): Promise<string | null>;
  toldNews(): Promise<void>;
  readNoted(): Promise<Noted>;
  saveNoted(noted: Noted): Promise<void>;
  setAlarm(name: 'turn', when: number | null): Promise<void>;
  /** A page of a meeting came to the front, or went. */
  onCall(): Promise<void>;
  /** Tells somebody outside of any page, where that is allowed. */
  notify(id: string, about: About, meetings: readonly Meeting[], now: number): Promise<void>;
  /** How long it is left to other browsers to tell what is due in all of them. */
  patience(): Promise<number>;
  /** What was told outside of any page and is still to be seen there, by its names; and takes one back. */
  notices(): Promise<string[]>;
  withdraw(id: string): Promise<void>;
  /** Opens the look back on a session, where somebody wants it to open by itself. */
  openSummary(session: string): Promise<void>;
  isPrivate: boolean;
  report(fault: unknown): void;
}

/** Keeps the sum of the day, and raises the alerts that follow from it. */
export interface Daybook {
  /** Adds the day up anew, and looks what follows. */
  sumUp(): Promise<void>;
  /** Looks what follows from the time alone; but once a day without reading the scores. */
  look(): Promise<void>;
}

/** Sessions that were over longer ago have been told of. */
const LOOKS_BACK = DAY;

export function createDaybook(ports: DaybookPorts): Daybook {
  let queue: Promise<void> = Promise.resolve();
  /** What is asked for and not begun: whoever asks meanwhile waits for the same. */
  let next: { sums: boolean } | null = null;

  async function sum(): Promise<void> {
    const held = await ports.holding();
    if (!held) return;
    const { holding, now } = held;
    const [trail, spans] = await Promise.all([ports.readTrail(), spansOf(holding.doc, now)]);
    const front = trail?.front.is === 'page' ? { site: keyOf(trail.front.page), since: trail.since } : null;
    const standingOf = createStandings(holding.doc, ports.catalogue());
    const { device, doc } = holding;
    const today = { ...todayOf(spans, doc, standingOf, front, now), device };
    const before = await ports.readToday();
    if (!isSame(before, today)) await ports.saveToday(today);
    if (before?.call?.site !== today.call?.site) await ports.onCall();
    if (holding.outbox === null) return;
    const whole = { from: now - LOOKS_BACK, to: now, now };
    const isOver = ({ startedAt }: Ran) => startedAt >= boundsOf(dayOf(now)).from;
    const over = sessionsIn(doc, spans, standingOf, whole).filter(isOver);
    const due = (latest: Doc) => [
      // The day before, as it was in the end.
      ...(before && before.day !== today.day && before.device === device
        ? totalDue(latest, before, device, true, now)
        : []),
      ...totalDue(latest, today, device, front === null, now),
      ...witnessesDue(latest, over, device),
    ];
    if (due(doc).length > 0) await ports.add(due);
  }

  /** Those of the day, and with them those of a session that runs since the day before. */
  function spansOf(doc: Doc, now: number): Promise<Span[]> {
    const { from, to } = boundsOf(dayOf(now));
    const phase = phaseAt(doc, now);
    return ports.spansBetween(phase.is === 'focusing' ? Math.min(from, phase.session.startedAt) : from, to);
  }

  /** Sites of the week before that nobody has scored; null where it is told already, or was counted today. */
  async function newSites(doc: Unscored, countedOn: Day, now: number): Promise<number | null> {
    const monday = mondayOf(dayOf(now));
    if (countedOn === dayOf(now) || `new-sites/${monday}` in doc.alert) return null;
    if (wayOf(settingOf(doc, 'alerts'), 'new-sites') === 'off') return null;
    const [held, week] = await Promise.all([
      ports.holding(),
      ports.rollupsBetween(mondayOf(stepFrom(monday, -1)), stepFrom(monday, -1)),
    ]);
    return held && newSitesIn(week, createStandings(held.holding.doc, ports.catalogue())).length;
  }

  /** The sum of today; that of another day says nothing, and is made anew. */
  async function todayAt(now: number): Promise<Today | null> {
    const read = await ports.readToday();
    if (read?.day === dayOf(now)) return read;
    await sum();
    return ports.readToday();
  }

  async function raise(): Promise<void> {
    const seen = await ports.seen();
    if (!seen) return;
    const { doc, device, now, shift } = seen;
    const noted = await ports.readNoted();
    const [{ all, call, told }, fresh, patience, news] = await Promise.all([
      ports.meetings(doc, now),
      newSites(doc, noted.countedOn, now).catch((fault: unknown) => {
        // The rest does not wait for them: they are counted at the next look.
        ports.report(fault);
        return null;
      }),
      ports.patience(),
      ports.readNews(),
    ]);
    const today = await todayAt(now);
    const situation = { today, meetings: all, call, newSites: fresh, news, device, now, patience };
    const due = (latest: Unscored) => [
      ...plansFrom(latest, told, now),
      ...occasionsDue(latest, now),
      ...answeredSince(latest, now),
      ...dueAlerts({ ...situation, doc: latest }),
    ];
    const isFocusing = phaseAt(doc, now).is === 'focusing';
    let latest = doc;
    const wanted = due(doc);
    if (wanted.length > 0) {
      const raised = await ports.add(due);
      latest = (await ports.seen())?.doc ?? doc;
      for (const { kind, id, value } of raised) {
        if (kind !== 'alert') continue;
        const { about } = value as { about: About };
        if (isNotified(doc, about.is, isFocusing))
          await ports.notify(id, about, all, now).catch(ports.report);
        if (about.is !== 'session-summary' || isFocusing) continue;
        if (settingOf(doc, 'opensSummary')) await ports.openSummary(about.session).catch(ports.report);
      }
    }
    // As it stood before: what was raised just now was told just now.
    const ofWeek = `new-sites/${mondayOf(dayOf(now))}`;
    const isLost = wanted.some(({ id }) => id === ofWeek) && !(ofWeek in latest.alert);
    const countedOn = fresh !== null && !isLost ? dayOf(now) : noted.countedOn;
    await breakSilence(doc, all, { before: noted, countedOn }, now, device);
    // Where it could not be kept, it is told the next time; where nobody wants to hear of it, that is that.
    const isTold =
      `whats-new/${news}` in latest.alert || wayOf(settingOf(latest, 'alerts'), 'whats-new') === 'off';
    if (news !== null && !isFocusing && isTold) await ports.toldNews();
    const calls = all.map(({ from, to }) => ({ from, to }));
    const turns = [nextTurn(latest, calls, now), nextAlertAt(latest, all, now, patience)].filter(
      (at) => at !== null,
    );
    await ports.setAlarm('turn', turns.length > 0 ? Math.min(...turns) - shift : null);
    await takeBack(latest, all, now, device);
  }

  /** What a session kept quiet about is told when it is over, however it ended, by the browser in front. */
  async function breakSilence(
    doc: Unscored,
    all: readonly Meeting[],
    { before: noted, countedOn }: { before: Noted; countedOn: Day },
    now: number,
    device: string,
  ): Promise<void> {
    const phase = phaseAt(doc, now);
    const running = phase.is === 'focusing' ? phase.id : null;
    const { running: before } = noted;
    if (running === before && countedOn === noted.countedOn) return;
    const quiet = before === null || running !== null ? [] : keptQuiet(doc, all, before, now, device);
    for (const { id, about } of quiet) await ports.notify(id, about, all, now).catch(ports.report);
    // Last: a worker stopped on the way tells them again, under the same ids, and does not forget them.
    await ports.saveNoted({ running, countedOn });
  }

  /** What asked to begin something, and was answered since, here or in another browser. */
  async function takeBack(
    doc: Unscored,
    all: readonly Meeting[],
    now: number,
    device: string,
  ): Promise<void> {
    const shown = (await ports.notices()).filter((id) => id.startsWith('planned-'));
    const feed = shown.length > 0 ? feedAt(doc, all, now, device) : [];
    for (const id of shown) if (!feed.some((told) => told.id === id)) await ports.withdraw(id);
  }

  /** One after another. Private windows are not recorded, and their worker has no alerts of its own. */
  function ask(sums: boolean): Promise<void> {
    if (ports.isPrivate) return Promise.resolve();
    if (next) {
      next.sums ||= sums;
      return queue;
    }
    const asked = { sums };
    next = asked;
    queue = queue
      .then(async () => {
        next = null;
        // Who asked to look alone must not miss it.
        if (asked.sums) await sum().catch(ports.report);
        await raise();
      })
      .catch(ports.report);
    return queue;
  }

  return { sumUp: () => ask(true), look: () => ask(false) };
}
