import * as z from 'zod/mini';
import { besideKept, type Span } from '../core/activity.ts';
import { DAY, SECOND } from '../core/time.ts';
import { createLeftOut, type Foreign, type Here, spansOfPage } from './foreign.ts';

const Export = z.object({
  buckets: z.record(
    z.string(),
    z.object({ type: z.string(), hostname: z.optional(z.string()), events: z.array(z.unknown()) }),
  ),
});

const Times = {
  timestamp: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T/)),
  duration: z.number().check(z.gte(0)),
};

const Visit = z.object({
  ...Times,
  data: z.object({
    url: z.string(),
    title: z.optional(z.string()),
    audible: z.optional(z.nullable(z.boolean())),
    incognito: z.optional(z.nullable(z.boolean())),
  }),
});

const Presence = z.object({ ...Times, data: z.object({ status: z.string() }) });

type Refused = Extract<Foreign, { is: 'refused' }>;
interface Stretch {
  from: number;
  to: number;
}
type Seen = Stretch & Pick<z.infer<typeof Visit>, 'data'>;

/** By what a file is known for one of ActivityWatch's. */
export const isActivityWatch = (text: string): boolean => /^\s*\{\s*"buckets"\s*:/.test(text);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Told to the person as what it is: no JSON.
    return null;
  }
}

/** The events of a bucket in order; the first that is none refuses the file. */
function eventsOf<Event extends { timestamp: string; duration: number }>(
  name: string,
  events: readonly unknown[],
  schema: z.ZodMiniType<Event>,
): (Event & Stretch)[] | Refused {
  const read: (Event & Stretch)[] = [];
  for (const [index, event] of events.entries()) {
    const { success, data } = schema.safeParse(event);
    const from = success ? Math.round(Date.parse(data.timestamp)) : Number.NaN;
    const to = success ? Math.round(from + data.duration * SECOND) : Number.NaN;
    // An instant that no calendar knows is as bad as none.
    if (!success || from < 0 || !Number.isFinite(new Date(to).getTime()))
      return { is: 'refused', because: 'bad-event', at: `${name}, ${index + 1}` };
    read.push({ ...data, from, to });
  }
  return read.sort((one, other) => one.from - other.from);
}

/** Stretches in order with no time in two of them. */
function disjoint<Some extends Stretch>(some: readonly Some[]): Some[] {
  const apart: Some[] = [];
  let end = 0;
  for (const each of some) {
    const from = Math.max(each.from, end);
    if (from >= each.to) continue;
    apart.push({ ...each, from });
    end = each.to;
  }
  return apart;
}

/**
 * Reads what ActivityWatch exports: the pages of its web watchers, without what was idle by its afk watcher on the
 * same machine and could not be heard. Nothing of private windows.
 */
export function readActivityWatch(text: string, here: Here): Foreign {
  const file = Export.safeParse(parsed(text));
  if (!file.success) return { is: 'refused', because: 'no-json', at: 1 };
  const leftOut = createLeftOut();
  const visits: (Seen & { hostname: string })[] = [];
  const idle = new Map<string, Stretch[]>();
  let isEmpty = true;
  for (const [name, { type, hostname = '', events }] of Object.entries(file.data.buckets)) {
    if (type === 'afkstatus') {
      const read = eventsOf(name, events, Presence);
      if (!Array.isArray(read)) return read;
      const afk = read.filter(({ data }) => data.status === 'afk');
      idle.set(hostname, [...(idle.get(hostname) ?? []), ...afk]);
    }
    if (type !== 'web.tab.current') continue;
    const read = eventsOf(name, events, Visit);
    if (!Array.isArray(read)) return read;
    for (const visit of read) {
      // Before any of them is cut: it would take the time of what comes after it.
      if (visit.to > here.now) leftOut.add('ahead');
      else if (visit.to - visit.from > DAY) leftOut.add('long');
      else visits.push({ ...visit, hostname });
      isEmpty = false;
    }
  }
  if (isEmpty) return { is: 'refused', because: 'nothing', at: 1 };
  const spans: Span[] = [];
  const byStart = (one: Stretch, other: Stretch) => one.from - other.from;
  const machines = new Map<string, Span[]>();
  for (const { from, to, data, hostname } of disjoint(visits.sort(byStart))) {
    const page = data.incognito ? null : here.pageAt(data.url, data.title ?? '');
    if (!page) {
      leftOut.add(data.incognito ? 'private' : 'no-page');
      continue;
    }
    const seen = spansOfPage(page, 'activitywatch', from, to, here);
    if (seen.length === 0) leftOut.add('short');
    const machine = machines.get(hostname) ?? [];
    machines.set(hostname, machine);
    (data.audible ? spans : machine).push(...seen);
  }
  for (const [hostname, seen] of machines) {
    // Older watchers did not say where they ran.
    const away = idle.get(hostname) ?? [...idle.values()].flat();
    const taken = disjoint(away.sort(byStart)).map(
      ({ from, to }): Span => ({ from, to, day: '', is: 'away', because: 'idle' }),
    );
    spans.push(...besideKept(taken, seen));
  }
  return { is: 'spans', by: 'activitywatch', spans: spans.sort(byStart), leftOut: leftOut.counts };
}
