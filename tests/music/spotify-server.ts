import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';

export const CLIENT_ID = '0123456789abcdef0123456789abcdef';
export const PLAYLISTS = Array.from({ length: 60 }, (_, at) => ({
  uri: `spotify:playlist:p${at}`,
  name: `Playlist ${at}`,
  public: at % 10 !== 9,
}));

/** How the next answers go wrong; '' for as they should. */
export type Mood =
  | ''
  | 'unauthorised'
  | 'forbidden'
  | 'premium-required'
  | 'too-many'
  | 'down'
  | 'empty'
  | 'not-json'
  | 'slow'
  | 'broken-off';

interface Tokens {
  access: string;
  refresh: string;
}

/**
 * Spotify, as far as its public documentation tells: authorize, tokens with PKCE, profile, playlists in pages, devices
 * and player. A refresh token goes on to be taken until the one that came after it is used. Everything that can go
 * wrong there can be switched on.
 */
export async function openSpotify(tls?: { key: string; cert: string }) {
  /** Refresh tokens that are taken, with the one each was made from. */
  const refreshing = new Map<string, string | null>();
  const letsIn = new Set<string>();
  const codes = new Map<string, { challenge: string; redirect: string }>();
  let made = 0;

  const spotify = {
    port: 0,
    address: '',
    /** Everything it was asked, as `METHOD /path`, and the addresses as they came. */
    asked: [] as string[],
    addresses: [] as string[],
    mood: '' as Mood,
    /** Paths the mood is for; all where it is empty. */
    only: '',
    retryAfter: '7' as string | null,
    product: 'premium' as string | null,
    name: 'Ada',
    redirects: [] as string[],
    lifetime: 3600,
    /** Whether a renewal gives another refresh token. */
    rotates: true,
    /** Whether the one before it is refused from then on, unused or not. */
    isStrict: false,
    consents: true,
    devices: [{ id: 'kitchen', name: 'Kitchen', is_active: true, is_restricted: false }] as {
      id: string | null;
      name: string;
      is_active: boolean;
      is_restricted: boolean;
    }[],
    /** A device that sleeps is listed, and not found when it is told something. */
    asleep: new Set<string>(),
    player: { playing: false, context: null as string | null, track: 0 },
    playlists: PLAYLISTS,
    /** As if somebody had allowed the app a moment ago. */
    grant(): Tokens {
      const tokens = { access: newToken('access'), refresh: newToken('refresh') };
      letsIn.add(tokens.access);
      refreshing.set(tokens.refresh, null);
      return tokens;
    },
    /** Takes back what was given: tokens that let in, or all. */
    expire: () => letsIn.clear(),
    revoke() {
      letsIn.clear();
      refreshing.clear();
    },
    isTaken: (refresh: string) => refreshing.has(refresh),
    close,
  };

  function newToken(kind: string): string {
    return `${kind}-secret-${++made}-${randomBytes(9).toString('hex')}`;
  }

  const json = (response: ServerResponse, status: number, body: unknown) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  const fault = (response: ServerResponse, status: number, message: string, reason?: string) =>
    json(response, status, { error: { status, message, ...(reason ? { reason } : {}) } });

  function give(response: ServerResponse, before: string | null): void {
    const access = newToken('access');
    letsIn.add(access);
    const refresh = before === null || spotify.rotates ? newToken('refresh') : null;
    if (refresh) refreshing.set(refresh, before);
    if (refresh && before && spotify.isStrict) refreshing.delete(before);
    json(response, 200, {
      access_token: access,
      token_type: 'Bearer',
      expires_in: spotify.lifetime,
      scope: '',
      ...(refresh ? { refresh_token: refresh } : {}),
    });
  }

  function tokens(form: URLSearchParams, response: ServerResponse): void {
    const refused = (error = 'invalid_grant') => json(response, 400, { error, error_description: 'Refused' });
    if (form.get('client_id') !== CLIENT_ID) {
      refused('invalid_client');
      return;
    }
    if (form.get('grant_type') === 'authorization_code') {
      const code = codes.get(form.get('code') ?? '');
      codes.delete(form.get('code') ?? '');
      const challenge = createHash('sha256')
        .update(form.get('code_verifier') ?? '')
        .digest('base64url');
      if (code && code.challenge === challenge && code.redirect === form.get('redirect_uri'))
        give(response, null);
      else refused();
      return;
    }
    const used = form.get('refresh_token') ?? '';
    if (!refreshing.has(used)) {
      refused();
      return;
    }
    const before = refreshing.get(used);
    if (before) refreshing.delete(before);
    refreshing.set(used, null);
    give(response, used);
  }

  function authorize(asked: URLSearchParams, response: ServerResponse): void {
    const redirect = asked.get('redirect_uri') ?? '';
    const plainly = (text: string) => response.writeHead(400, { 'content-type': 'text/plain' }).end(text);
    if (asked.get('client_id') !== CLIENT_ID) return void plainly('INVALID_CLIENT: Invalid client');
    if (!spotify.redirects.includes(redirect)) return void plainly('INVALID_CLIENT: Invalid redirect URI');
    const state = asked.get('state');
    // Whoever only asks without a state is shown to the sign-in.
    if (!state) return void response.writeHead(303, { location: '/login' }).end();
    const code = newToken('code');
    codes.set(code, { challenge: asked.get('code_challenge') ?? '', redirect });
    const yes = `${redirect}?${new URLSearchParams({ code, state })}`;
    const no = `${redirect}?${new URLSearchParams({ error: 'access_denied', state })}`;
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end(
        `<!doctype html><title>Spotify</title><h1>Sundial wants to play</h1><a id="agree" href="${yes.replaceAll('&', '&amp;')}">Agree</a> <a id="cancel" href="${no.replaceAll('&', '&amp;')}">Cancel</a>`,
      );
  }

  const active = () => spotify.devices.find(({ is_active }) => is_active) ?? null;
  function stateNow(): unknown {
    const { playing, context, track } = spotify.player;
    return {
      is_playing: playing,
      device: active(),
      context: context && { uri: context, type: 'playlist' },
      item: { uri: `spotify:track:t${track}`, name: `Track ${track}`, artists: [{ name: 'Someone' }] },
    };
  }

  /** The device an order is for; answers itself where there is none. */
  function deviceFor(asked: URLSearchParams, response: ServerResponse): boolean {
    const id = asked.get('device_id');
    const found = id ? spotify.devices.find((device) => device.id === id) : active();
    if (id && !found) fault(response, 404, 'Device not found');
    else if (!found || spotify.asleep.has(found.id ?? ''))
      fault(response, 404, 'Player command failed: No active device found', 'NO_ACTIVE_DEVICE');
    else {
      for (const device of spotify.devices) device.is_active = device === found;
      return true;
    }
    return false;
  }

  function api(request: IncomingMessage, url: URL, body: string, response: ServerResponse): void {
    const { method } = request;
    const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
    if (!letsIn.has(token)) return void fault(response, 401, 'The access token expired');
    const done = () => response.writeHead(204).end();
    const restricted = () => fault(response, 403, 'Player command failed: Restriction violated', 'UNKNOWN');
    const { player } = spotify;
    switch (`${method} ${url.pathname}`) {
      case 'GET /v1/me': {
        const { name: display_name, product } = spotify;
        return void json(response, 200, { id: 'ada', display_name, ...(product ? { product } : {}) });
      }
      case 'GET /v1/me/playlists': {
        const offset = Number(url.searchParams.get('offset') ?? 0);
        const limit = Number(url.searchParams.get('limit') ?? 20);
        const items = [null, ...spotify.playlists.slice(offset, offset + limit)];
        const more = offset + limit < spotify.playlists.length;
        const next = more ? `https://api.spotify.com/v1/me/playlists?offset=${offset + limit}` : null;
        return void json(response, 200, { items, next, total: spotify.playlists.length });
      }
      case 'GET /v1/me/player/devices':
        return void json(response, 200, { devices: spotify.devices });
      case 'GET /v1/me/player':
        return void (active() && player.context ? json(response, 200, stateNow()) : done());
      case 'PUT /v1/me/player': {
        const [id] = (JSON.parse(body) as { device_ids: string[] }).device_ids;
        if (!spotify.devices.some((device) => device.id === id))
          return void fault(response, 404, 'Device not found');
        spotify.asleep.delete(id ?? '');
        for (const device of spotify.devices) device.is_active = device.id === id;
        return void done();
      }
      case 'PUT /v1/me/player/play': {
        if (!deviceFor(url.searchParams, response)) return;
        const { context_uri } = (body ? JSON.parse(body) : {}) as { context_uri?: string };
        if (!context_uri && player.playing) return void restricted();
        if (context_uri && !spotify.playlists.some(({ uri }) => uri === context_uri))
          return void fault(response, 404, 'Resource not found');
        spotify.player = { playing: true, context: context_uri ?? player.context, track: player.track };
        return void response.writeHead(200, { 'content-type': 'text/plain' }).end('ok-nobody-reads-this');
      }
      case 'PUT /v1/me/player/pause':
        if (!deviceFor(url.searchParams, response)) return;
        if (!player.playing) return void restricted();
        player.playing = false;
        return void done();
      case 'POST /v1/me/player/next':
        if (!deviceFor(url.searchParams, response)) return;
        player.track++;
        return void done();
      default:
        return void fault(response, 404, 'Service not found');
    }
  }

  /** Whether the mood has answered already, or never will. */
  function isSpoilt(path: string, response: ServerResponse): boolean {
    if (!path.includes(spotify.only)) return false;
    switch (spotify.mood) {
      case '':
        return false;
      case 'unauthorised':
        return Boolean(fault(response, 401, 'Invalid access token'));
      case 'forbidden':
        return Boolean(fault(response, 403, 'User not registered in the Developer Dashboard'));
      case 'premium-required':
        return Boolean(fault(response, 403, 'Player command failed: Premium required', 'PREMIUM_REQUIRED'));
      case 'too-many':
        if (spotify.retryAfter !== null) response.setHeader('retry-after', spotify.retryAfter);
        return Boolean(response.writeHead(429).end('{"error":{"status":429,"reason":"QUOTA_EXCEEDED"}}'));
      case 'down':
        return Boolean(response.writeHead(503).end('<html>Service Unavailable</html>'));
      case 'empty':
        return Boolean(response.writeHead(200).end());
      case 'not-json':
        return Boolean(response.writeHead(200).end('<html>Sign in to this network</html>'));
      case 'slow':
        return true;
      case 'broken-off':
        response.writeHead(200, { 'content-length': '1000' });
        response.write('{"items":');
        setTimeout(() => response.destroy(), 5);
        return true;
    }
  }

  const answer: RequestListener = (request, response) => {
    const url = new URL(request.url ?? '/', 'https://spotify.test');
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      response.setHeader('access-control-allow-origin', '*');
      if (request.method === 'OPTIONS') {
        response.setHeader('access-control-allow-headers', 'authorization, content-type');
        response.setHeader('access-control-allow-methods', 'GET, PUT, POST');
        return void response.writeHead(204).end();
      }
      spotify.asked.push(`${request.method} ${url.pathname}`);
      spotify.addresses.push(url.href);
      if (isSpoilt(url.pathname, response)) return;
      if (url.pathname === '/authorize') return authorize(url.searchParams, response);
      if (url.pathname === '/api/token') return tokens(new URLSearchParams(body), response);
      if (url.pathname.startsWith('/v1/')) return api(request, url, body, response);
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Spotify</title>');
    });
  };
  const server = (tls ? createTlsServer(tls, answer) : createServer(answer)).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  async function close(): Promise<void> {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  spotify.port = (server.address() as AddressInfo).port;
  spotify.address = `http://127.0.0.1:${spotify.port}`;
  return spotify;
}

export type SpotifyServer = Awaited<ReturnType<typeof openSpotify>>;
