import type { About } from './alert-types.ts';
import { shutBy, type Verdict, verdictOn } from './blocking.ts';
import { NAME_LENGTH } from './browsers.ts';
import type { Catalogue } from './catalogue.ts';
import type { Command, Refusal, Rescore } from './commands.ts';
import { isWorkspace } from './company.ts';
import { type Change, type Doc, each, prepOf, type Score } from './doc.ts';
import { recordedSite, recordsOf, withoutRecords } from './forget.ts';
import type { Music } from './music.ts';
import { faultOf } from './offline.ts';
import { pauseAt } from './pause.ts';
import { type Phase, phaseAt, plannedEnd } from './phase.ts';
import { decidePlanned, startOf } from './planning.ts';
import { type End, exitFreeAt, LONGEST, PROJECT_LENGTH, SHORTEST, TASK_LENGTH, wayOutAt } from './session.ts';
import { SETTINGS, type SettingName, settingOf } from './settings.ts';
import { placeOf, siteFrom } from './site.ts';
import { lengthOf, tidyTask } from './task.ts';
import { DAY, MINUTE, SECOND } from './time.ts';

/** Who asks, when, and a fresh id for what comes of it. */
export interface Asked {
  now: number;
  id: string;
  device: string;
  /** Who counts here: no two workers write the same count. */
  author: string;
  /** From a private window: its visits are counted without a name. What a person lets through there is named. */
  unnamed: boolean;
}

export type Decision =
  | { is: 'done'; changes: Change[]; verdict?: Verdict }
  | { is: 'refused'; because: Refusal };

const refused = (because: Refusal): Decision => ({ is: 'refused', because });
const done = (...changes: Change[]) => ({ is: 'done', changes }) as const satisfies Decision;

/** A button pressed while it still said "Cancel session" is taken at its word for this long. */
const GRACE = 5 * SECOND;

/** An answer as it stands after it was given, taken back (null), or not touched (undefined). */
const given = <Name extends string, Answer>(
  name: Name,
  answer: Answer | null | undefined,
  before: Answer | undefined,
): { [N in Name]?: Answer } => {
  const now = answer === undefined ? before : (answer ?? undefined);
  return now === undefined ? {} : ({ [name]: now } as { [N in Name]?: Answer });
};

/** What a command comes to. No clock, no throw: the same document, command and instant give the same answer. */
export function decide(doc: Doc, catalogue: Catalogue, command: Command, asked: Asked): Decision {
  const { now, id, device, author, unnamed } = asked;
  const phase = phaseAt(doc, now);
  switch (command.do) {
    case 'prepare': {
      const { task, minutes, project = '' } = command.prep;
      if (lengthOf(task) > TASK_LENGTH) return refused('task-too-long');
      if (lengthOf(project) > PROJECT_LENGTH) return refused('project-too-long');
      if (!isLength(minutes)) return refused('too-short-or-long');
      return done({ kind: 'setting', id: 'prep', value: { ...prepOf(doc), ...command.prep } });
    }
    case 'start': {
      if (phase.is === 'focusing') return refused('already-focusing');
      const task = tidyTask(command.task);
      const project = tidyTask(command.project ?? '');
      const { minutes, level, untilWorkEnds, feeling, wanted = level, strict, isTrial } = command;
      if (!isLength(minutes)) return refused('too-short-or-long');
      if (lengthOf(task) > TASK_LENGTH) return refused('task-too-long');
      if (lengthOf(project) > PROJECT_LENGTH) return refused('project-too-long');
      return done(
        // To begin is to be back.
        ...endsOfPauses(doc, now),
        {
          kind: 'session',
          id,
          value: {
            task,
            level,
            startedAt: now,
            endsAt: now + minutes * MINUTE,
            device,
            ...(project ? { project } : {}),
            ...(feeling ? { feeling } : {}),
            // With nothing kept out there is nothing to be strict about.
            ...(strict && level !== 'nothing' ? { strict } : {}),
            ...(command.planned ? { planned: command.planned } : {}),
          },
        },
        ...(isTrial
          ? []
          : [
              {
                kind: 'setting' as const,
                id: 'prep',
                value: {
                  ...prepOf(doc),
                  task,
                  minutes,
                  level: wanted,
                  ...(command.project === undefined ? {} : { project }),
                  ...(strict === undefined ? {} : { strict }),
                  ...(untilWorkEnds === undefined ? {} : { untilWorkEnds }),
                },
              },
            ]),
        ...(command.planned ? (startOf(doc, command.planned)?.besides ?? []) : []),
      );
    }
    case 'begin-planned': {
      const planned = startOf(doc, command.occasion);
      if (!planned) return refused('not-planned');
      return decide(doc, catalogue, planned.start, asked);
    }
    case 'plan':
    case 'unplan':
    case 'skip-planned':
    case 'put-off': {
      const changes = decidePlanned(doc, command, asked);
      return typeof changes === 'string' ? refused(changes) : done(...changes);
    }
    case 'reflect': {
      const { session, feeling, finished, next } = command;
      const of = doc.session[session]?.value;
      if (!of) return refused('no-session');
      const comes = next === undefined ? undefined : tidyTask(next);
      if (comes !== undefined && lengthOf(comes) > TASK_LENGTH) return refused('task-too-long');
      const { feeling: felt, finished: was, next: before, ...held } = doc.reflection[session]?.value ?? {};
      const value = {
        ...held,
        session,
        at: doc.reflection[session]?.value?.at ?? now,
        ...given('feeling', feeling, felt),
        ...given('finished', finished, was),
        ...given('next', comes === '' ? null : comes, before),
      };
      const prefilled: Change[] =
        comes === undefined
          ? []
          : [{ kind: 'setting', id: 'prep', value: { ...prepOf(doc), task: comes || of.task } }];
      return done({ kind: 'reflection', id: session, value }, ...prefilled);
    }
    case 'extend': {
      if (phase.is !== 'focusing') return refused('not-focusing');
      const by = command.minutes * MINUTE;
      if (!Number.isInteger(command.minutes) || command.minutes < 1) return refused('too-short-or-long');
      if (phase.endsAt + by - now > LONGEST * MINUTE) return refused('long-enough');
      return done({ kind: 'extension', id, value: { session: phase.id, by, at: now, device } });
    }
    case 'cancel': {
      if (phase.is !== 'focusing') return refused('not-focusing');
      if (wayOutAt(phase.session, now - GRACE) !== 'cancel')
        return refused(phase.session.strict ? 'strict' : 'too-late-to-cancel');
      return done(...endsOfSessions(doc, now, 'cancelled', device));
    }
    case 'end': {
      if (phase.is !== 'focusing') return refused('not-focusing');
      if (phase.session.strict) return refused('strict');
      if (wayOutAt(phase.session, now) !== 'end') return refused('too-early-to-end');
      return done(...endsOfSessions(doc, now, 'ended', device));
    }
    case 'emergency-exit': {
      if (phase.is !== 'focusing') return refused('not-focusing');
      if (!phase.session.strict) return refused('not-strict');
      if (
        exitFreeAt(
          Object.values(doc.end).map(({ value }) => value),
          now,
        ) !== null
      )
        return refused('exit-used');
      return done(...endsOfSessions(doc, now, 'ended', device, { emergency: true }));
    }
    case 'visit': {
      const verdict = verdictAt(doc, catalogue, phase, command.address);
      if (phase.is !== 'focusing' || verdict.is === 'open' || !command.fresh) return { ...done(), verdict };
      const triesId = `${phase.id}/${author}`;
      const held = doc.tries[triesId]?.value ?? { sites: {}, elsewhere: 0 };
      const { sites, elsewhere } = held;
      const { site } = verdict.counted;
      const value = unnamed
        ? { ...held, elsewhere: elsewhere + 1 }
        : { ...held, sites: { ...sites, [site]: (sites[site] ?? 0) + 1 } };
      return { ...done({ kind: 'tries', id: triesId, value }), verdict };
    }
    case 'not-a-distraction': {
      if (isStrict(phase)) return refused('strict');
      const verdict = verdictAt(doc, catalogue, phase, command.address);
      if (verdict.is === 'open') return refused('not-shut');
      if (verdict.because !== 'personal') return refused('not-shut');
      const { site } = verdict.counted;
      const own = doc.score[site]?.value ?? null;
      return done(
        { kind: 'score', id: site, value: rescored(own, { as: 'other' }) },
        {
          kind: 'alert',
          id: `rescored/${id}`,
          value: {
            about: { is: 'rescored', site, before: own?.as ?? 'catalogue' } satisfies About,
            at: now,
            until: now + DAY,
          },
        },
      );
    }
    case 'unblock-site': {
      if (isStrict(phase)) return refused('strict');
      const verdict = verdictAt(doc, catalogue, phase, command.address);
      if (phase.is !== 'focusing' || verdict.is === 'open') return refused('not-shut');
      const { site } = verdict.counted;
      return done({ kind: 'pass', id, value: { session: phase.id, opens: { site }, at: now, device } });
    }
    case 'unblock-communication': {
      if (phase.is !== 'focusing') return refused('not-focusing');
      if (isStrict(phase)) return refused('strict');
      const opens = { communication: true } as const;
      return done({ kind: 'pass', id, value: { session: phase.id, opens, at: now, device } });
    }
    case 'score': {
      const changes: Change[] = [];
      for (const change of command.sites) {
        if (isStrict(phase) && mayOpen(change)) return refused('strict');
        // A path is kept decoded: what is known already is not read a second time.
        const isKnown = change.site.startsWith('@') || doc.score[change.site] || catalogue.has(change.site);
        const site = isKnown ? change.site : siteFrom(change.site);
        if (!site) return refused('no-site');
        const own = doc.score[site]?.value ?? null;
        const value = rescored(own, change);
        if (value || own) changes.push({ kind: 'score', id: site, value });
      }
      return done(...changes);
    }
    case 'set': {
      if (!Object.hasOwn(SETTINGS, command.setting)) return refused('bad-setting');
      const fitting = SETTINGS[command.setting as SettingName].safeParse(command.to);
      if (!fitting.success) return refused('bad-setting');
      const { data } = fitting;
      const isKeptOut = phase.is === 'focusing' && phase.session.level !== 'nothing';
      // Its tab would be a way past the session that nobody asked about.
      if (command.setting === 'music' && isKeptOut && opensTab(data, doc))
        return refused('youtube-in-session');
      if (command.setting === 'workspace' && data !== '' && !isWorkspace(data)) return refused('bad-setting');
      return done({ kind: 'setting', id: command.setting, value: data });
    }
    case 'pause': {
      if (phase.is === 'focusing') return refused('pause-in-session');
      const { until } = command;
      if (until !== null && until <= now) return refused('not-in-future');
      const paused = pauseAt(each(doc, 'pause'), now);
      const value = { ...paused?.pause, from: paused?.pause.from ?? now, until, device };
      return done({ kind: 'pause', id: paused?.id ?? id, value });
    }
    case 'resume': {
      const changes = endsOfPauses(doc, now);
      return changes.length > 0 ? done(...changes) : refused('not-paused');
    }
    case 'offline': {
      const { as, from, to } = command;
      const what = tidyTask(command.what);
      const fault = faultOf({ what, from, to }, command.id, each(doc, 'offline'), now);
      if (fault) return refused(fault);
      const recorded = Math.min(command.recorded ?? 0, to - from);
      const counts = recorded > 0 ? { counts: to - from - recorded } : {};
      const { counts: _, ...later } = doc.offline[command.id ?? id]?.value ?? {};
      return done({
        kind: 'offline',
        id: command.id ?? id,
        value: { ...later, what, as, from, to, ...counts, device },
      });
    }
    case 'offline-remove':
      return done({ kind: 'offline', id: command.id, value: null });
    case 'adjourn':
      return done({ kind: 'adjourned', id: command.meeting, value: { at: now } });
    case 'dismiss':
      return done({ kind: 'dismissal', id: command.alert, value: { at: now } });
    case 'forget': {
      const site = command.site === null ? null : recordedSite(command.site);
      if (command.site !== null && !site) return refused('no-site');
      const running = phase.is === 'focusing' ? phase.id : null;
      const gone = withoutRecords(recordsOf(doc), { ...command, site }, running, now);
      const from = Math.max(0, command.from);
      const to = Math.min(command.to, now);
      if (site !== null || to <= from) return done(...gone);
      return done(...gone, { kind: 'erasure', id, value: { from, to, at: now, device } });
    }
    case 'name-browser': {
      const browser = doc.browser[command.device]?.value;
      const name = tidyTask(command.name);
      if (!browser || name === '') return refused('no-browser');
      if (lengthOf(name) > NAME_LENGTH) return refused('name-too-long');
      return done({ kind: 'browser', id: command.device, value: { ...browser, name } });
    }
    case 'remove-browser':
      return done({ kind: 'browser', id: command.device, value: null });
    case 'bring-in':
    case 'forget-all':
      return isStrict(phase) ? refused('strict') : done();
    case 'share':
    case 'unshare':
    case 'draft':
    case 'calendar-add':
    case 'calendar-remove':
    case 'calendar-refresh':
    case 'music':
    case 'volume':
    case 'listen':
    case 'set-aside':
    case 'give-back':
    case 'look':
      return done();
  }
}

/** Whether music would be in a tab that is let through, and was not before. */
const opensTab = (music: unknown, doc: Pick<Doc, 'setting'>): boolean =>
  (music as Music).from === 'youtube' && settingOf(doc, 'music').from !== 'youtube';

const isLength = (minutes: number): boolean =>
  Number.isInteger(minutes) && minutes >= SHORTEST && minutes <= LONGEST;

const isStrict = (phase: Phase): boolean => phase.is === 'focusing' && phase.session.strict === true;

/** Whether a score could let something through that is shut. */
const mayOpen = ({ as, communication }: Rescore): boolean =>
  (as !== undefined && as !== 'personal') || (communication !== undefined && communication !== true);

/** A score with what was asked put in; null when nothing is left that differs from the catalogue. */
function rescored(own: Score | null, { as = own?.as, communication = own?.communication }: Partial<Rescore>) {
  const { as: _, communication: __, ...later } = own ?? {};
  const value: Score = {
    ...later,
    ...(as && as !== 'catalogue' ? { as } : {}),
    ...(typeof communication === 'boolean' ? { communication } : {}),
  };
  return Object.keys(value).length > 0 ? value : null;
}

/** Of the session that runs, and of those it superseded, which would come up again in its place. */
const endsOfSessions = (
  doc: Doc,
  now: number,
  as: 'cancelled' | 'ended',
  device: string,
  how: Pick<End, 'emergency'> = {},
): Change[] =>
  each(doc, 'session')
    .filter(([id, session]) => !doc.end[id]?.value && now < plannedEnd(doc, id, session))
    .map(([id]) => ({ kind: 'end', id, value: { at: now, as, device, ...how } }));

const endsOfPauses = (doc: Pick<Doc, 'pause'>, now: number): Change[] =>
  each(doc, 'pause')
    .filter(([, { from, until }]) => from <= now && (until === null || until > now))
    .map(([id, pause]) => ({ kind: 'pause', id, value: { ...pause, until: now } }));

function verdictAt(doc: Doc, catalogue: Catalogue, phase: Phase, address: string): Verdict {
  const place = placeOf(address);
  if (phase.is !== 'focusing' || !place) return { is: 'open' };
  return verdictOn(doc, catalogue, shutBy(doc, phase.id, phase.session.level), place);
}
