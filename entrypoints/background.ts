import { defineBackground } from 'wxt/utils/define-background';
import catalogueText from '../assets/catalogue.txt?raw';
import { createCalendars } from '../lib/background/calendars.ts';
import { createDaybook } from '../lib/background/daybook.ts';
import { createErasing } from '../lib/background/erasing.ts';
import { createLooking } from '../lib/background/looking.ts';
import { createLoop } from '../lib/background/loop.ts';
import { createMenu } from '../lib/background/menu.ts';
import { createOmnibox } from '../lib/background/omnibox.ts';
import { createPlayer } from '../lib/background/player.ts';
import { createRetention, SLICE } from '../lib/background/retention.ts';
import { createAside } from '../lib/background/set-aside.ts';
import { createSharing } from '../lib/background/sharing.ts';
import { createShow } from '../lib/background/show.ts';
import { createTracker, type TrackerPorts } from '../lib/background/tracker.ts';
import { onAlarm, setAlarm, setCalendarAlarm, setHeartbeat, setSyncAlarm } from '../lib/browser/alarms.ts';
import { fetchCalendar, readCalendars, saveCalendars, saveMeetings } from '../lib/browser/calendars.ts';
import { readToday as readTodayNow } from '../lib/browser/day.ts';
import { digest } from '../lib/browser/digest.ts';
import { saveDraft } from '../lib/browser/draft.ts';
import { frontNow, onFront } from '../lib/browser/front.ts';
import { keepGuards, setGuards } from '../lib/browser/guards.ts';
import { setIcon } from '../lib/browser/icon.ts';
import { GLANCED, KEYS, MEETINGS } from '../lib/browser/keys.ts';
import { speakIn } from '../lib/browser/language.ts';
import { readMeetings as readMeetingsNow } from '../lib/browser/meetings.ts';
import { onMenu, type Pressed, signOn } from '../lib/browser/menus.ts';
import { closeMusicTab, musicTab, onMusicTabClosed, withoutMusicTab } from '../lib/browser/music-tab.ts';
import { notices, notify, onNotice, withdraw } from '../lib/browser/notices.ts';
import { onOmnibox } from '../lib/browser/omnibox.ts';
import { onAsk } from '../lib/browser/on-ask.ts';
import {
  openActivities,
  openAssistant,
  openOptions,
  openPrep,
  openReport,
  openSummary,
  openWelcome,
} from '../lib/browser/pages.ts';
import {
  coversPrivateWindows,
  hasHostAccess,
  isPrivate,
  onPermissions,
  onSharingWithdrawn,
} from '../lib/browser/permissions.ts';
import { type Remembered, remember } from '../lib/browser/remembered.ts';
import {
  hasOpenPage,
  keepAwake,
  kindOfBrowser,
  readBackOff,
  readHeard,
  readLink,
  readPairing,
  readPresence,
  saveBackOff,
  saveHeard,
  saveLink,
  savePairing,
  savePresence,
} from '../lib/browser/room.ts';
import { hasRules, setRules } from '../lib/browser/rules.ts';
import { allTabs, closeTab, openTab, readAside, saveAside } from '../lib/browser/set-aside.ts';
import { onShortcut, type Shortcut } from '../lib/browser/shortcuts.ts';
import {
  isTabHeard,
  PLAYS_IN_PAGE,
  readAsked,
  readPlaying,
  saveAsked,
  savePlaying,
  setSoundInPage,
} from '../lib/browser/sound.ts';
import { spotifyPorts } from '../lib/browser/spotify-ports.ts';
import {
  clearStorage,
  complete,
  glance as glanceNow,
  load,
  onKeptElsewhere,
  readErased,
  readHealth,
  readKeptFrom,
  readNoted,
  readShown,
  readTrail,
  save,
  saveClock,
  saveErased,
  saveHealth,
  saveKeptFrom,
  saveNoted,
  saveShown,
  saveShut,
  saveToday,
  saveTrail,
} from '../lib/browser/storage.ts';
import { cover, coverFrames, onSight, openTabs, type Tab, tabOf, watchTabs } from '../lib/browser/tabs.ts';
import { readNews, saveTold } from '../lib/browser/version.ts';
import { onFirstInstall, onOnline, onWake } from '../lib/browser/wake.ts';
import { readCalendar } from '../lib/calendar/read.ts';
import { type Known, keyOf, knownOf, pageOf } from '../lib/core/activity.ts';
import type { Answer } from '../lib/core/answer.ts';
import { alongsideDue } from '../lib/core/buddies.ts';
import { type Catalogue, parseCatalogue } from '../lib/core/catalogue.ts';
import type { Command } from '../lib/core/commands.ts';
import { EMPTY, each, prepOf } from '../lib/core/doc.ts';
import { recordsDue } from '../lib/core/erasures.ts';
import { type Forgetting, recordedSite } from '../lib/core/forget.ts';
import { type Glance, type Seen, seenAt } from '../lib/core/kept.ts';
import { callAt, callOnPage, heldMeetings, leftOf } from '../lib/core/meeting.ts';
import { duringAt, turnsBetween } from '../lib/core/mode.ts';
import { occasionIn } from '../lib/core/occasions.ts';
import { offeredOf } from '../lib/core/outbox.ts';
import type { LinkStatus } from '../lib/core/pairing.ts';
import { pauseAt } from '../lib/core/pause.ts';
import { phaseAt } from '../lib/core/phase.ts';
import { draftFor } from '../lib/core/planning.ts';
import type { Playing } from '../lib/core/playing.ts';
import { settingOf } from '../lib/core/settings.ts';
import { placeOf } from '../lib/core/site.ts';
import { patienceOf } from '../lib/core/telling.ts';
import { SECOND } from '../lib/core/time.ts';
import { workLeftAt } from '../lib/core/work-left.ts';
import { createLoudspeaker, openAudio } from '../lib/music/sound/loudspeaker.ts';
import { createSpotify } from '../lib/music/spotify/provider.ts';
import { createYouTube } from '../lib/music/youtube.ts';
import { forgetAll } from '../lib/store/database.ts';
import { copyOf, dropCopies, keepCopy } from '../lib/store/feeds.ts';
import { addToHistory, forgetHistory } from '../lib/store/history.ts';
import {
  forgetSpans,
  keepSpans,
  rollupsBetween,
  spansBetween,
  spansInAll,
  spansWithin,
} from '../lib/store/spans.ts';
import { type Keys, keysOf } from '../lib/sync/keys.ts';
import { dialWebSocket } from '../lib/sync/line.ts';
import { createLink } from '../lib/sync/link.ts';
import { alertInWords } from '../lib/ui/alert-words.ts';
import { MENU, menuInWords, signOf } from '../lib/ui/menu-words.ts';
import { SOUND_NAMES, SOURCES } from '../lib/ui/music-words.ts';
import { suggestionsFor } from '../lib/ui/omnibox-words.ts';
import { plannedButtons } from '../lib/ui/planned-words.ts';
import { octetsOf } from '../lib/wire/bytes.ts';
import { t } from '../lib/words/t.ts';

/** Nothing is to be recorded. */
const OFF = { front: { is: 'away', because: 'off' }, isHeard: false } as const;
/** Commands after which other things are recorded, or as something else. */
const TURNING: ReadonlySet<Command['do']> = new Set(['set', 'pause', 'resume', 'adjourn']);
const OF_SESSION: ReadonlySet<Command['do']> = new Set([
  'start',
  'begin-planned',
  'cancel',
  'end',
  'emergency-exit',
]);
/** Commands after which the day comes to something else, or other alerts follow. */
const ADDING: ReadonlySet<Command['do']> = new Set([
  'set',
  'score',
  'not-a-distraction',
  'offline',
  'offline-remove',
  'start',
  'cancel',
  'end',
  'pause',
  'resume',
  'plan',
  'unplan',
  'skip-planned',
  'put-off',
  'begin-planned',
]);
/** A page that was sent away has had its time by then. */
const AGAIN = 1.5 * SECOND;

/** Who is in touch; null while nobody can tell: this browser itself is not, or the relay is one of several. */
const membersOf = ({ is, members }: LinkStatus): string[] | null =>
  is === 'joined' && members.length > 0 ? members : null;

/** Puts the parts together. Listeners must all be in place before the first await. */
export default defineBackground(() => {
  let parsed: Catalogue | null = null;
  // Most looks need none.
  const catalogue = () => {
    parsed ??= parseCatalogue(catalogueText);
    return parsed;
  };
  const machineNow = () => Date.now();
  const remembered = {
    glance: remember(GLANCED, glanceNow),
    today: remember([KEYS.today], readTodayNow),
    meetings: remember([MEETINGS], readMeetingsNow),
  };
  const glance = remembered.glance.read;
  const readToday = remembered.today.read;
  const readMeetings = remembered.meetings.read;
  /** A write, after which what it wrote is read anew. */
  const writing =
    <Given extends unknown[]>(write: (...given: Given) => Promise<void>, { forget }: Remembered<unknown>) =>
    (...given: Given): Promise<void> =>
      write(...given).finally(forget);
  const report = (fault: unknown) => console.error('Sundial:', fault);
  const { show, showAgain, lookAtTab } = createShow(
    {
      setRules,
      hasRules,
      setGuards,
      keepGuards,
      async saveShut(shut) {
        await saveShut(shut);
        // Music that plays in a tab goes with the session, whoever ended it.
        if (!shut) await closeMusicTab();
      },
      setAlarm,
      setIcon,
      openTabs: async () => withoutMusicTab(await openTabs()),
      async tabOf(id) {
        const tab = await tabOf(id);
        return tab && ((await withoutMusicTab([tab]))[0] ?? null);
      },
      cover: coverForGood,
      coverFrames,
      watchTabs,
      hasHostAccess,
      coversPrivateWindows,
      readHealth,
      saveHealth,
      readShown,
      saveShown,
      digest,
      report,
    },
    catalogue,
  );
  const newId = () => crypto.randomUUID();
  const loop = createLoop({
    catalogue,
    machineNow,
    newId,
    load,
    glance: glanceNow,
    async save(after, before) {
      await save(after, before).finally(remembered.glance.forget);
      // Who begins to share connects by itself.
      const { outbox } = before;
      const hasNews = outbox && after.outbox !== outbox && after.outbox && after.outbox.length > 0;
      // The worker of private windows is heard by the other one.
      if (hasNews && !isPrivate()) void link.wake({ now: true, unsent: () => offeredOf(after) });
    },
    saveClock: writing(saveClock, remembered.glance),
    show: (plan, holding, thorough) => show(plan, holding, thorough).finally(() => beside(holding)),
    showAgain: (face, glimpsed) => showAgain(face, glimpsed).finally(() => beside(glimpsed)),
    isPrivate: isPrivate(),
    addToHistory,
    callAt: async (doc, now) => (await meetings(doc, now)).call,
    hasHostAccess,
    report,
  });

  const seenIn = (glimpsed: Glance): Seen => seenAt(glimpsed, machineNow());
  const seenNow = async (): Promise<Seen | null> => {
    const glimpsed = await glance();
    return glimpsed && seenIn(glimpsed);
  };
  const spotify = {
    ...createSpotify(spotifyPorts),
    // What plays there is asked when somebody asks for something, and not at every look.
    look: async (): Promise<Playing | null> =>
      (await spotifyPorts.readGrant()) === undefined
        ? { is: 'silent', because: 'not-connected', source: SOURCES.spotify }
        : null,
  };
  const player = createPlayer({
    seen: seenNow,
    readAsked,
    saveAsked,
    readPlaying,
    savePlaying,
    setSound: PLAYS_IN_PAGE
      ? setSoundInPage
      : createLoudspeaker({ open: openAudio, isOtherHeard: isTabHeard, report }).set,
    providers: { spotify, youtube: createYouTube(musicTab) },
    now: machineNow,
    lookAgainAt: (when) => setAlarm('music', when),
    remember: (to) => loop.obey({ do: 'set', setting: 'music', to }, { unnamed: false }),
    speakIn,
    titleOf: (sound) => t(SOUND_NAMES[sound]),
    sourceOf: (from) => t(SOURCES[from]),
    isPrivate: isPrivate(),
    report,
  });
  /** Nobody waits for the music, nor for the menus to be in another language. */
  function beside(glimpsed: Glance): void {
    void player.look(seenIn(glimpsed));
    setMenuLanguage(settingOf(glimpsed.doc, 'language'));
  }
  /** Before anything is said, and only then: in the language chosen, or the browser's own where that cannot be read. */
  async function speaks(): Promise<void> {
    const glimpsed = await glance();
    await speakIn(glimpsed ? settingOf(glimpsed.doc, 'language') : '');
  }

  /** The keys of the room, while the worker lives: to derive them takes longer than all the rest. */
  let keysKnown: { secret: string; keys: Keys } | null = null;
  async function way() {
    const paired = await readPairing();
    if (isPrivate()) return null;
    const isSharing = paired.is === 'yes' && !paired.pairing.gone;
    // Firefox forgets alarms whenever it starts, Chromium with an update.
    if (paired.is !== 'unreadable') await setSyncAlarm(isSharing);
    if (!isSharing) return null;
    const { secret, relay, invite } = paired.pairing;
    const glimpsed = await glance();
    const octets = octetsOf(secret);
    if (!glimpsed || !octets) return null;
    const { device, outbox } = glimpsed;
    // A worker was stopped when it had paired, and before it shared.
    if (outbox === null) await loop.share(true);
    if (keysKnown?.secret !== secret) keysKnown = { secret, keys: await keysOf(octets) };
    return { keys: keysKnown.keys, relay, invite, device };
  }
  let statusTold = '';
  const link = createLink({
    dial: dialWebSocket,
    machineNow,
    after(milliseconds, work) {
      const timer = setTimeout(work, milliseconds);
      return () => clearTimeout(timer);
    },
    random: Math.random,
    way,
    readHeard,
    saveHeard,
    readBackOff,
    saveBackOff,
    async unsent() {
      const holding = await load();
      return holding ? offeredOf(holding) : [];
    },
    async receive(entries) {
      const answer = await loop.receive(entries, 'room');
      void track().then(daybook.sumUp);
      const mayErase = entries.some(({ kind }) => kind === 'erasure' || kind === 'browser');
      if (mayErase && !isPrivate()) erasing.now().catch(report);
      return answer.is === 'done';
    },
    compare: loop.compare,
    adjust: loop.adjust,
    staysAwake,
    async isCounted() {
      const held = await seenNow();
      return held !== null && settingOf(held.doc, 'buddies') && phaseAt(held.doc, held.now).is === 'focusing';
    },
    keepAwake,
    lost: () => void sharing.lost().catch(report),
    onCaughtUp: () => void sharing.greet().catch(report),
    tell(status) {
      const said = JSON.stringify(status);
      if (said === statusTold) return;
      statusTold = said;
      // While it is not in touch itself, it knows nothing of the others.
      if (status) sharing.watch(membersOf(status)).catch(report);
      noteBuddies(status).catch(report);
      saveLink(status).catch(report);
    },
    report,
  });
  const sharing = createSharing({
    readPairing,
    savePairing,
    share: loop.share,
    change: link.change,
    add: loop.add,
    device: ownDevice,
    told,
    kindOfBrowser,
    setAlarm: setSyncAlarm,
    seen: seenNow,
    readPresence,
    savePresence,
  });
  async function ownDevice(): Promise<string | null> {
    return (await glance())?.device ?? null;
  }
  /** Until the room has been told of everything, or it takes too long. */
  async function told(): Promise<void> {
    for (let tries = 0; tries < 30; tries++) {
      const [glimpsed, status] = await Promise.all([glance(), readLink()]);
      if (status?.is !== 'joined' || !glimpsed?.outbox?.length) return;
      await new Promise((done) => setTimeout(done, 100));
    }
  }
  /** Whether somebody might not want to wait for what another browser does. */
  async function staysAwake(): Promise<boolean> {
    const [held, trail] = await Promise.all([seenNow(), readTrail()]);
    if (!held) return false;
    if (phaseAt(held.doc, held.now).is === 'focusing' || trail?.front.is === 'page') return true;
    return hasOpenPage();
  }
  /** Of private windows' worker nobody needs to hear: the other one tells what it writes. */
  const reach = isPrivate()
    ? () => {}
    : () => {
        void link.wake();
      };
  /** Twice a minute: who was in touch may be gone for long enough by now to be noted. */
  async function reachOut(): Promise<void> {
    await link.wake();
    const status = await readLink();
    if (status) await sharing.watch(membersOf(status));
    await noteBuddies(status);
  }
  /** How many are in a session beside this person, for the look back on it. */
  async function noteBuddies(status: LinkStatus | null): Promise<void> {
    const device = status?.buddies === undefined ? null : await ownDevice();
    if (device) await loop.add((doc, now) => alongsideDue(doc, status?.buddies, device, now));
  }

  /** What is known of the address in front: while it stays, and the scores, nothing has to be read to know it. */
  let known: { address: string; scored: string; is: Known | null } | null = null;
  async function knownAt(address: string, glimpsed: Glance): Promise<Known | null> {
    if (!placeOf(address)) return null;
    if (known?.address !== address || known.scored !== glimpsed.scored) {
      const { doc } = (await complete(glimpsed)) ?? { doc: EMPTY };
      known = { address, scored: glimpsed.scored, is: knownOf(doc, catalogue(), address) };
    }
    return known.is;
  }
  /** The meetings around today as they are held, and the one that is on. */
  async function meetings(doc: Glance['doc'], now: number) {
    const [read, today] = await Promise.all([readMeetings(), readToday()]);
    const all = heldMeetings(read?.meetings ?? [], leftOf(doc));
    return { all, today, call: callAt(all, today, now), told: read };
  }
  /** By the clock that sessions run by, so that a session's evidence is in its own time. */
  async function sight(seen: number | null): ReturnType<TrackerPorts['sight']> {
    const glimpsed = await glance();
    // Whether anything may be recorded cannot be read: so nothing is.
    if (!glimpsed) return { sight: { ...OFF, now: machineNow() }, turns: [] };
    const { doc, now } = seenIn(glimpsed);
    const { all, today } = await meetings(doc, now);
    const turns = seen === null ? [] : turnsBetween(doc, all, seen, now);
    const planned = callAt(all, null, now);
    const titles = settingOf(doc, 'titles');
    const found = await frontNow(settingOf(doc, 'sound'), async (address, title) => {
      const at = await knownAt(address, glimpsed);
      if (!at) return null;
      const site = keyOf(at);
      const from = today?.call?.site === site ? today.call.from : now;
      // What is in front itself says whether it is a meeting, and not what was there before.
      const during = duringAt(doc, planned ?? (at.isMeeting ? callOnPage({ site, from }) : null), now);
      return during ? { page: pageOf(at, address, titles ? title : ''), during } : OFF.front;
    });
    const isOff = found.front.is === 'away' && duringAt(doc, planned, now) === null;
    return {
      sight: { ...(isOff ? OFF : found), now },
      turns: turns.map((at) => ({ at, during: duringAt(doc, callAt(all, null, at), at) })),
    };
  }

  const everything = async () => {
    await forgetAll();
    await clearStorage().finally(() => {
      for (const { forget } of Object.values(remembered)) forget();
    });
  };
  const recorded = async (gone: Forgetting) => {
    await forgetSpans(gone);
    await forgetHistory(gone);
  };
  /** So that nothing is written back meanwhile. */
  const alone = (work: () => Promise<void>) => tracker.without(() => loop.alone(() => calendars.alone(work)));
  const erasing = createErasing({
    glance,
    readErased,
    saveErased,
    async erase(gone) {
      // What a browser did while it was out of touch, nobody who deletes knows of.
      await loop.add((doc, now) => recordsDue(doc, gone, now));
      const first = (await spansInAll())?.since ?? gone.to;
      // Bit by bit: a session may be about to begin.
      for (let from = Math.max(first, gone.from); from < gone.to; from += SLICE)
        await alone(() => forgetSpans({ ...gone, from, to: Math.min(from + SLICE, gone.to) }));
      await alone(() => forgetHistory(gone));
    },
    report,
  });
  /** Takes away what is recorded, once the document has lost it. */
  async function forget(command: Command & { do: 'forget' | 'forget-all' }): Promise<Answer> {
    // A private window's worker has a database of its own, which is empty.
    if (isPrivate()) return { is: 'refused', because: 'private-window' };
    const answer = await loop.obey(command, { unnamed: false });
    if (answer.is === 'refused') return answer;
    // What is let through for music is noted down where all is about to be forgotten.
    if (command.do === 'forget-all') {
      await closeMusicTab();
      // Afterwards nobody could.
      await spotify.stop().catch(report);
    }
    // Nothing may come in any more from the others, who go on without it.
    if (command.do === 'forget-all' && (await readPairing()).is === 'yes') {
      const device = await ownDevice();
      if (device) await loop.add(() => [{ kind: 'browser', id: device, value: null }]);
      await sharing.leave();
    }
    try {
      if (command.do === 'forget-all') await alone(everything);
      else {
        const site = command.site === null ? null : recordedSite(command.site);
        await alone(() => recorded({ ...command, site }));
        // Its own note is followed with that, and with it what could not be done before.
        await erasing.now();
      }
    } catch (fault) {
      report(fault);
      return { is: 'refused', because: 'partly-forgotten' };
    }
    await Promise.all([loop.look({ thorough: true }), calendars.look(), link.change()]);
    return answer;
  }

  /** What a page would ask for, without one. Where it cannot be had, the Assistant says why. */
  async function press(shortcut: Shortcut): Promise<void> {
    if (shortcut === 'mute-sound') return void (await player.obey({ do: 'music', say: 'mute' }));
    const held = await seenNow();
    if (!held) return openAssistant();
    const { doc, now } = held;
    const isPaused = pauseAt(each(doc, 'pause'), now) !== null;
    const prep = prepOf(doc);
    const minutes = prep.untilWorkEnds ? workLeftAt(doc, now) : prep.minutes;
    if (shortcut === 'begin-session' && minutes === null) return openAssistant();
    const command: Command =
      shortcut === 'begin-session'
        ? { do: 'start', ...prep, minutes: minutes ?? prep.minutes }
        : isPaused
          ? { do: 'resume' }
          : { do: 'pause', until: null };
    const answer = await obey(command, { unnamed: isPrivate() });
    if (answer.is === 'refused') await openAssistant();
  }

  /** Takes in the records that a page read in a file. Spans it has put in itself: there may be a million. */
  async function bringIn({ entries }: Command & { do: 'bring-in' }): Promise<Answer> {
    if (isPrivate()) return { is: 'refused', because: 'private-window' };
    const allowed = await loop.obey({ do: 'bring-in', entries: [] }, { unnamed: false });
    if (allowed.is === 'refused') return allowed;
    // What a file tells of deletions is of the past: it has what it brings.
    const erased = entries.flatMap(({ kind, id }) => (kind === 'erasure' ? [id] : []));
    if (erased.length > 0) await saveErased([...(await readErased()), ...erased]);
    const answer = await loop.receive(entries, 'file');
    await track();
    void daybook.sumUp();
    return answer;
  }

  async function share(command: Command & { do: 'share' | 'unshare' }): Promise<Answer> {
    if (isPrivate()) return { is: 'refused', because: 'private-window' };
    if (command.do === 'unshare') await sharing.leave();
    else if (await sharing.enter(command.pairing)) return { is: 'refused', because: 'cannot-read' };
    return { is: 'done' };
  }

  const looking = createLooking(() => loop.look());
  const tracker = createTracker({
    sight,
    readTrail,
    saveTrail,
    keepSpans,
    setHeartbeat,
    async onChange() {
      await daybook.sumUp();
      void retention.look();
      void erasing.look();
    },
    report,
  });
  const retention = createRetention({
    async glance() {
      const held = await glance();
      return held && { doc: held.doc, now: machineNow() };
    },
    readKeptFrom,
    saveKeptFrom,
    firstSpan: async () => (await spansInAll())?.since ?? null,
    forgetSpans,
    forgetHistory,
    report,
  });
  const daybook = createDaybook({
    catalogue,
    async holding() {
      const glimpsed = await glance();
      const holding = glimpsed && (await complete(glimpsed));
      return holding && { holding, now: seenIn(holding).now };
    },
    seen: seenNow,
    spansBetween,
    rollupsBetween,
    readTrail,
    readToday,
    saveToday: writing(saveToday, remembered.today),
    meetings,
    add: loop.add,
    setAlarm,
    onCall: () => loop.look().then(() => {}),
    async notify(id, about, all, now) {
      const [status, trail] = await Promise.all([readLink(), readTrail()]);
      const hasOthers = status?.is === 'joined' && status.members.length > 1;
      // Of several browsers the one in front tells; a session's end is told where it began.
      const isForOne = about.is === 'session-summary' || about.is === 'planned-now';
      if (hasOthers && trail?.front.is !== 'page' && !isForOne) return;
      await notify(id, async () => {
        await speaks();
        const words = alertInWords(about, all, now, now - machineNow());
        return about.is === 'planned-now' ? { ...words, buttons: plannedButtons() } : words;
      });
    },
    async patience() {
      const [status, trail, device] = await Promise.all([readLink(), readTrail(), ownDevice()]);
      return patienceOf(status && membersOf(status), device, trail?.front.is === 'page');
    },
    notices,
    withdraw,
    openSummary,
    readNews,
    readNoted,
    saveNoted,
    toldNews: saveTold,
    isPrivate: isPrivate(),
    report,
  });
  const calendars = createCalendars({
    machineNow,
    zone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    newId,
    readCalendars,
    saveCalendars,
    readMeetings: readMeetingsNow,
    saveMeetings: writing(saveMeetings, remembered.meetings),
    copyOf,
    keepCopy,
    dropCopies,
    fetchCalendar,
    readCalendar,
    setCalendarAlarm,
    report,
  });
  // Nothing of private windows is recorded, and their worker sees no others.
  const track = isPrivate() ? async () => {} : tracker.look;
  // Private windows' worker has no copies to read from, and nothing to tell.
  const lookAtCalendars = isPrivate() ? () => {} : () => void calendars.look().then(daybook.look);
  onAlarm({
    alarm() {
      looking.again();
      void looking.now();
      void daybook.look();
    },
    heartbeat: () => void track(),
    calendars: lookAtCalendars,
    sync: () => void reachOut().catch(report),
    turn() {
      void looking.now();
      void track().then(daybook.look);
    },
  });
  /** What is planned, in prep: as far as it is still planned. */
  async function openPlanned(occasion: string): Promise<void> {
    const held = await seenNow();
    const draft = held && draftFor(held.doc, occasion, held.now);
    if (draft) await saveDraft(draft);
    await openPrep();
  }
  async function answer(occasion: string, button: number): Promise<void> {
    const command = (['begin-planned', 'put-off'] as const)[button];
    const told = command && (await obey({ do: command, occasion }, { unnamed: false }));
    if (told?.is !== 'done') await openAssistant();
  }
  onNotice((id, button) => {
    if (id.startsWith('planned-')) {
      const occasion = occasionIn(id);
      void (button === null ? openPlanned(occasion) : answer(occasion, button)).catch(report);
      return;
    }
    const [type, session = ''] = id.split('/');
    const open = { 'session-summary': () => openSummary(session), 'break-over': openPrep }[type ?? ''];
    void (open ?? openReport)().catch(report);
  });
  onMusicTabClosed(() => void player.look());
  onShortcut((shortcut) => void press(shortcut).catch(report));
  onFront(() => void track());
  onWake(() => {
    void loop.look({ thorough: true });
    void track().then(daybook.look);
    lookAtCalendars();
    reach();
  });
  if (!isPrivate()) onFirstInstall(() => void openWelcome().catch(report));
  onOnline(() => {
    if (!isPrivate()) void link.wake({ now: true });
  });
  onKeptElsewhere(() => {
    reach();
    void loop.mend();
    // A session or a pause may have begun there.
    void track().then(daybook.look);
  });
  onPermissions(() => void loop.look({ thorough: true }));
  onSharingWithdrawn(() => void sharing.leave().catch(report));
  /** How much of a stretch of time pages were recorded. */
  async function recordedIn(stretch: { from: number; to: number }): Promise<number> {
    const [spans = []] = await spansWithin([stretch]);
    return spans.reduce((sum, { is, from, to }) => sum + (is === 'page' ? to - from : 0), 0);
  }
  const aside = createAside({ readAside, saveAside, allTabs, tabOf, closeTab, openTab, report });
  /** What a page asks for, a menu or a key. */
  async function obey(command: Command, from: { unnamed: boolean }): Promise<Answer> {
    if (command.do === 'draft') return saveDraft(command.draft).then(() => ({ is: 'done' }));
    if (command.do === 'forget' || command.do === 'forget-all') return forget(command);
    if (command.do === 'listen') return { is: 'done', heard: await isTabHeard() };
    if (command.do === 'music' || command.do === 'volume') return player.obey(command);
    if (command.do.startsWith('calendar-') && isPrivate())
      return { is: 'refused', because: 'private-window' };
    if (command.do === 'calendar-add') return calendars.add(command).finally(daybook.look);
    if (command.do === 'calendar-remove') return calendars.remove(command).finally(daybook.look);
    if (command.do === 'calendar-refresh') return calendars.look({ all: true }).finally(daybook.look);
    if (command.do === 'bring-in') return bringIn(command);
    if ((command.do === 'set-aside' || command.do === 'give-back') && isPrivate())
      return { is: 'refused', because: 'private-window' };
    if (command.do === 'set-aside') return aside.setAside(command.tabs);
    if (command.do === 'give-back') return aside.giveBack();
    if (command.do === 'share' || command.do === 'unshare') return share(command);
    if (command.do === 'offline')
      command.recorded = await recordedIn(command).catch((fault: unknown) => {
        report(fault);
        return 0;
      });
    const [answer] = await Promise.all([loop.obey(command, from), command.do === 'look' ? track() : null]);
    if (TURNING.has(command.do)) await track();
    // Nobody waits for the record where a session begins or ends.
    if (OF_SESSION.has(command.do)) void track();
    if (ADDING.has(command.do)) void daybook.sumUp();
    const isBegun = command.do === 'start' || command.do === 'begin-planned';
    if (isBegun && answer.is === 'done') looking.again();
    // What comes next takes the place of what somebody was about to begin.
    const isDrafted = isBegun || (command.do === 'reflect' && command.next !== undefined);
    if (isDrafted && answer.is === 'done') await saveDraft(null);
    if (command.do === 'set' && command.setting === 'retention' && !isPrivate()) await retention.look();
    return answer;
  }
  onAsk(obey);
  const choose = createMenu({
    seen: seenNow,
    machineNow,
    obey,
    async tell(tab, command) {
      // Only of a score there is anything to say.
      if (command.do === 'score') await speaks();
      const sign = signOf(command);
      if (sign) await signOn(tab, sign.sign, sign.words);
    },
    openAssistant,
    openActivities,
  });
  const chosen = ({ id, ...from }: Pressed) => {
    const line = MENU.find((each) => each.id === id);
    const open = { report: openReport, settings: openOptions };
    if (line?.is === 'choice') void choose(line.choice, from).catch(report);
    if (line?.is === 'page') void open[line.page]().catch(report);
  };
  const setMenuLanguage = onMenu(() => speaks().then(menuInWords), chosen, report);
  onOmnibox(
    createOmnibox({
      seen: seenNow,
      obey,
      suggest: (text, seen) => speaks().then(() => suggestionsFor(text, seen)),
      openPrep,
      openAssistant,
      isPrivate: isPrivate(),
    }),
    report,
  );
  /** Looks at a tab in a session, without reading the scores where none runs. `was` as for `lookAtTab`. */
  async function lookAt(tab: number, was: Tab | null): Promise<void> {
    const glimpsed = await glance();
    if (!glimpsed) return;
    const { now } = seenIn(glimpsed);
    const holding = phaseAt(glimpsed.doc, now).is === 'focusing' && (await complete(glimpsed));
    if (holding) await lookAtTab(tab, holding, now, was);
  }
  /** A page may find a way to stay where it was: it is looked at again until it is gone. */
  async function coverForGood(tab: Tab, wasOpen: boolean): Promise<void> {
    await cover(tab, wasOpen);
    const { id } = tab;
    if (wasOpen && id !== undefined) setTimeout(() => void lookAt(id, tab).catch(report), AGAIN);
  }
  /** Tabs about to be looked at: a page that loads tells of itself more than once at a time. */
  const pending = new Set<number>();
  async function seen(tab: number): Promise<void> {
    if (pending.has(tab)) return;
    pending.add(tab);
    await new Promise((resolve) => setTimeout(resolve));
    pending.delete(tab);
    await lookAt(tab, null);
  }
  onSight((tab) => void seen(tab).catch(report));
  void looking.now().then(lookAtCalendars);
  reach();
});
