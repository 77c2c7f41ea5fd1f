import { type IAuthStrategy, SpotifyApi } from '@spotify/web-api-ts-sdk';
import * as z from 'zod/mini';
import type { Silent } from '../../core/playing.ts';
import type { Device, Playlist } from '../../core/spotify.ts';
import { Devices, Fault, Playlists, Profile, State } from './answers.ts';
import type { SpotifyPorts } from './ports.ts';
import { Refused, retryAtOf, unanswered } from './refused.ts';
import { parsed, tokenNow } from './tokens.ts';

/** So many playlists are asked for at once, and so often at most. */
const PAGE = 50;
const PAGES = 20;

const word = (status: number, reason: string): Silent => {
  if (status === 401) return 'reconnect';
  if (status === 403) return reason === 'PREMIUM_REQUIRED' ? 'premium-needed' : 'not-allowed';
  if (status === 404) return /device/i.test(reason) ? 'no-device' : 'no-playlist';
  return status >= 500 ? 'service-down' : 'failed';
};

/**
 * The six questions and orders that are needed, by Spotify's own SDK. Its ways to sign in, to keep tokens and to read
 * answers are not used: they lose tokens, and stumble over empty answers. Each rejects only with `Refused`.
 */
export function createApi(ports: SpotifyPorts) {
  let token = '';

  /** Throws for what is refused, while how long to wait is still known. */
  async function validateResponse(response: Response): Promise<void> {
    if (response.ok) return;
    const { status, headers } = response;
    if (status === 429) {
      const retryAt = retryAtOf(headers, ports.now());
      await ports.saveHeldBack(retryAt);
      throw new Refused('too-often', { status, retryAt });
    }
    const { error } = Fault.safeParse(parsed(await response.text())).data ?? {};
    const reason = error?.reason && error.reason !== 'UNKNOWN' ? error.reason : (error?.message ?? '');
    throw new Refused(word(status, reason), { status, reason });
  }

  const strategy: IAuthStrategy = {
    setConfiguration() {},
    async getOrCreateAccessToken() {
      return { access_token: token, token_type: 'Bearer', expires_in: 0, refresh_token: '' };
    },
    getAccessToken: async () => null,
    removeAccessToken() {},
  };
  const sdk = new SpotifyApi(strategy, {
    fetch: (address, asked) =>
      ports.fetch(String(address), {
        ...asked,
        credentials: 'omit',
        cache: 'no-store',
        signal: AbortSignal.timeout(ports.patience),
      }),
    responseValidator: { validateResponse },
    deserializer: {
      // An order is answered by nothing, or by some text that nobody asked for; a question may be answered by nothing.
      async deserialize<Result>(response: Response) {
        const text = await response.text();
        return (text.trim() === '' ? null : parsed(text)) as Result;
      },
    },
  });

  /** Once more with a new token where the old one is not taken. */
  async function asking<Result>(ask: () => Promise<Result>): Promise<Result> {
    const until = await ports.readHeldBack();
    if (ports.now() < until) throw new Refused('too-often', { retryAt: until });
    token = await tokenNow(ports);
    const used = token;
    try {
      return await ask();
    } catch (fault) {
      if (!(fault instanceof Refused) || fault.status !== 401) throw unanswered(fault);
    }
    token = await tokenNow(ports, used);
    return ask().catch((fault: unknown) => {
      throw unanswered(fault);
    });
  }

  async function reading<Shape extends z.ZodMiniType>(
    shape: Shape,
    ask: () => Promise<unknown>,
  ): Promise<z.output<Shape>> {
    const read = shape.safeParse(await asking(ask));
    if (!read.success) throw new Refused('service-down');
    return read.data;
  }

  return {
    async profile(): Promise<{ name: string; isPremium: boolean | null }> {
      const { display_name, id, product } = await reading(Profile, () => sdk.currentUser.profile());
      return { name: display_name ?? id ?? '', isPremium: product ? product === 'premium' : null };
    },
    /** Those on the profile: what is private is not on it. */
    async playlists(): Promise<Playlist[]> {
      const all: Playlist[] = [];
      for (let page = 0; page < PAGES; page++) {
        const { items, next } = await reading(Playlists, () =>
          sdk.currentUser.playlists.playlists(PAGE, page * PAGE),
        );
        for (const { uri, name, public: isPublic } of items) if (isPublic !== false) all.push({ uri, name });
        if (!next) break;
      }
      return all;
    },
    /** Those that can be told what to play, the one in use first. */
    async devices(): Promise<Device[]> {
      const { devices } = await reading(Devices, () => sdk.player.getAvailableDevices());
      return devices
        .filter((device) => !device.is_restricted)
        .sort((one, other) => Number(other.is_active ?? false) - Number(one.is_active ?? false))
        .map(({ id, name }) => ({ id, name }));
    },
    /** Null where nothing was played for a while. */
    state: (): Promise<State | null> => reading(z.nullable(State), () => sdk.player.getPlaybackState()),
    /** A playlist from its beginning; without one, what was paused. */
    play: (device: string, playlist: string | null): Promise<void> =>
      asking(() => sdk.player.startResumePlayback(device, playlist ?? undefined)),
    moveTo: (device: string): Promise<void> => asking(() => sdk.player.transferPlayback([device], false)),
    pause: (device: string): Promise<void> => asking(() => sdk.player.pausePlayback(device)),
    next: (device: string): Promise<void> => asking(() => sdk.player.skipToNext(device)),
  };
}
