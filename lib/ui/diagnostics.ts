import type { Doc, Kind } from '../core/doc.ts';
import type { Health } from '../core/health.ts';
import type { LinkStatus } from '../core/pairing.ts';

interface Known {
  here: Record<string, unknown>;
  doc: Doc;
  health: Health | null;
  link: LinkStatus | null;
  shift: number;
}

/**
 * A text for whoever helps: how things stand, in counts and words of ours alone. No site, no task, no name, no
 * address and no key is in it, whatever somebody called them.
 */
export function diagnosticsOf({ here, doc, health, link, shift }: Known): string {
  const records = (Object.keys(doc) as Kind[])
    .map((kind) => `${kind} ${Object.keys(doc[kind]).length}`)
    .join(', ');
  const lines = {
    ...here,
    records,
    'clock moved by, ms': Math.round(shift),
    'blocking allowed': health?.hostAccess ?? 'not looked at',
    'rules wanted and loaded': health ? `${health.wanted} ${health.loaded}` : 'not looked at',
    'faults of blocking': health ? health.faults.join(' ') || 'none' : 'not looked at',
    relay: link ? link.is : 'none',
    'relay says': link?.because ?? 'nothing',
    'browsers in touch': link?.members.length ?? 0,
    'round trip, ms': link?.roundTrip ?? 'not measured',
    'records skipped, of later versions': link ? `${link.skipped} ${link.newer}` : '0 0',
  };
  return Object.entries(lines)
    .map(([name, value]) => `${name}: ${value ?? 'unknown'}`)
    .join('\n');
}
