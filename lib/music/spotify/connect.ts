import { type ConnectFault, clientIdFrom } from '../../core/spotify.ts';
import { challengeOf, randomText } from './pkce.ts';
import { Attempt, type SpotifyPorts } from './ports.ts';
import { Refused, retryAtOf, unanswered } from './refused.ts';
import { askForTokens, grantFrom } from './tokens.ts';

const AUTHORIZE = 'https://accounts.spotify.com/authorize';

/** To know who it is, which playlists are on the profile, what plays where, and to play and pause. Nothing more. */
const SCOPES = 'user-read-private user-read-playback-state user-modify-playback-state';

export type Connected = { is: 'done' } | { is: 'refused'; because: ConnectFault; retryAt: number | null };

export const refusal = (because: ConnectFault, retryAt: number | null = null): Connected => ({
  is: 'refused',
  because,
  retryAt,
});

/** Anything but a word of ours is our own fault, and goes on up. */
export function refusalFrom(fault: unknown): Connected {
  if (fault instanceof Refused) return refusal(fault.because, fault.retryAt);
  throw fault;
}

const questionFor = (clientId: string, redirect: string, more: Record<string, string>): string =>
  `${AUTHORIZE}?${new URLSearchParams({ client_id: clientId, response_type: 'code', redirect_uri: redirect, ...more })}`;

/** Asks Spotify's sign-in page for this app, without signing in: it shows whether app and address are known there. */
export async function tryApp(ports: SpotifyPorts, typed: string, redirect: string): Promise<Connected> {
  const clientId = clientIdFrom(typed);
  if (!clientId) return refusal('no-client-id');
  const more = { scope: SCOPES, code_challenge_method: 'S256', code_challenge: await challengeOf('try') };
  try {
    const response = await ports.fetch(questionFor(clientId, redirect, more), {
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(ports.patience),
    });
    // It leads on to the sign-in: where, is nobody's business here.
    if (response.type === 'opaqueredirect' || response.status < 400) return { is: 'done' };
    if (response.status === 429) return refusal('too-often', retryAtOf(response.headers, ports.now()));
    if (response.status >= 500) return refusal('service-down');
    return refusal(/redirect/i.test(await response.text()) ? 'wrong-redirect' : 'wrong-client');
  } catch (fault) {
    return refusalFrom(unanswered(fault));
  }
}

/** The page that asks for a person's consent, by PKCE: what comes back is of no use to anybody else. */
export async function questionOf(ports: SpotifyPorts, clientId: string, redirect: string): Promise<string> {
  const attempt = { clientId, state: randomText(), verifier: randomText() };
  await ports.saveAttempt(attempt);
  return questionFor(clientId, redirect, {
    scope: SCOPES,
    state: attempt.state,
    code_challenge_method: 'S256',
    code_challenge: await challengeOf(attempt.verifier),
  });
}

/** Takes the address that Spotify led back to, and with it the tokens. Those of before stay until then. */
export async function takeAnswer(
  ports: SpotifyPorts,
  answered: string,
  redirect: string,
): Promise<Connected> {
  const { data: attempt } = Attempt.safeParse(await ports.readAttempt());
  await ports.saveAttempt(null);
  const said = new URL(answered).searchParams;
  if (!attempt || said.get('state') !== attempt.state) return refusal('stale');
  if (said.get('error')) return refusal(said.get('error') === 'access_denied' ? 'declined' : 'failed');
  const code = said.get('code');
  if (!code) return refusal('failed');
  const { clientId, verifier } = attempt;
  try {
    const given = await askForTokens(ports, {
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirect,
      client_id: clientId,
      code_verifier: verifier,
    });
    const { refresh_token: refresh } = given;
    if (!refresh) return refusal('failed');
    await ports.alone(() => ports.saveGrant(grantFrom(clientId, given, refresh, ports.now())));
    return { is: 'done' };
  } catch (fault) {
    const refused = refusalFrom(fault);
    // Of a code, "invalid grant" means that it was too old.
    return refused.is === 'refused' && refused.because === 'reconnect' ? refusal('stale') : refused;
  }
}
