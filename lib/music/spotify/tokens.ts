import * as z from 'zod/mini';
import { MINUTE, SECOND } from '../../core/time.ts';
import { Grant, type SpotifyPorts } from './ports.ts';
import { Refused, retryAtOf, unanswered } from './refused.ts';

const TOKEN_ADDRESS = 'https://accounts.spotify.com/api/token';

/** Renewed this long before its end, so that none ends on its way. */
const EARLY = MINUTE;

export const Given = z.object({
  access_token: z.string().check(z.minLength(1)),
  expires_in: z.number(),
  refresh_token: z.optional(z.string().check(z.minLength(1))),
});

const Fault = z.object({ error: z.string() });

/** Asks for tokens. Rejects only with `Refused`, which holds none of them. */
export async function askForTokens(
  ports: Pick<SpotifyPorts, 'fetch' | 'patience' | 'now'>,
  asked: Record<string, string>,
): Promise<z.infer<typeof Given>> {
  const answer = await answerTo(ports, asked).catch((fault: unknown) => {
    throw unanswered(fault);
  });
  const { status, headers, said } = answer;
  if (status === 429) throw new Refused('too-often', { retryAt: retryAtOf(headers, ports.now()) });
  if (status >= 500) throw new Refused('service-down', { status });
  if (status >= 400) {
    const { error } = Fault.safeParse(said).data ?? { error: '' };
    const isGone = error === 'invalid_grant' || error === 'invalid_client';
    throw new Refused(isGone ? 'reconnect' : 'failed', { status, reason: error });
  }
  const given = Given.safeParse(said);
  if (!given.success) throw new Refused('service-down', { status });
  return given.data;
}

async function answerTo(
  { fetch, patience }: Pick<SpotifyPorts, 'fetch' | 'patience'>,
  asked: Record<string, string>,
) {
  const response = await fetch(TOKEN_ADDRESS, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(asked).toString(),
    credentials: 'omit',
    cache: 'no-store',
    signal: AbortSignal.timeout(patience),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, said: parsed(text) };
}

/** Undefined for what is no JSON: a sign-in page of some network, or nothing at all. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Rejects with `Refused` where there is none that can be used, and never because another one could not be had. */
async function usable(ports: SpotifyPorts): Promise<Grant> {
  const stored = await ports.readGrant();
  if (stored === undefined) throw new Refused('not-connected');
  const read = Grant.safeParse(stored);
  // What a newer version wrote stays as it is.
  if (!read.success || read.data.isRefused) throw new Refused('reconnect');
  return read.data;
}

/**
 * The token that lets in now. Where it has ended, or is the `stale` one that Spotify just refused, it is renewed: by
 * one of all pages and workers, while the others wait and find it. A token is only ever replaced by a newer one.
 */
export async function tokenNow(ports: SpotifyPorts, stale: string | null = null): Promise<string> {
  const isFresh = ({ access, expiresAt }: Grant) => access !== stale && ports.now() < expiresAt - EARLY;
  const grant = await usable(ports);
  if (isFresh(grant)) return grant.access;
  return ports.alone(async () => {
    // Somebody else may have been first.
    const held = await usable(ports);
    return isFresh(held) ? held.access : renew(ports, held);
  });
}

async function renew(ports: SpotifyPorts, held: Grant): Promise<string> {
  const { clientId, refresh } = held;
  const until = await ports.readHeldBack();
  if (ports.now() < until) throw new Refused('too-often', { retryAt: until });
  const asked = { grant_type: 'refresh_token', refresh_token: refresh, client_id: clientId };
  try {
    const given = await askForTokens(ports, asked);
    const grant = grantFrom(clientId, given, refresh, ports.now());
    await ports.saveGrant(grant);
    return grant.access;
  } catch (fault) {
    if (!(fault instanceof Refused)) throw fault;
    if (fault.retryAt !== null) await ports.saveHeldBack(fault.retryAt);
    if (fault.because !== 'reconnect') throw fault;
    // Private windows have locks of their own: theirs may have been quicker, and the token we used is the old one.
    const present = await usable(ports);
    if (present.refresh !== refresh) return present.access;
    await ports.saveGrant({ ...held, isRefused: true });
    throw fault;
  }
}

/** An answer without a refresh token means that the one before goes on to be taken. */
export const grantFrom = (
  clientId: string,
  given: z.infer<typeof Given>,
  before: string,
  now: number,
): Grant => ({
  version: 1,
  clientId,
  access: given.access_token,
  refresh: given.refresh_token ?? before,
  expiresAt: now + given.expires_in * SECOND,
  isRefused: false,
});
