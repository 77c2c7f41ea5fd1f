import type { Account, Device } from '../../lib/core/spotify.ts';
import type { SpotifyPorts } from '../../lib/music/spotify/ports.ts';
import { CLIENT_ID, type SpotifyServer } from './spotify-server.ts';

/** A worker or page is stopped: nothing after this line runs any more. */
const stopped = (): Promise<never> => new Promise(() => {});

/** A browser that asks the tests' Spotify. What it keeps survives its pages and its worker. */
export function fakeSpotifyBrowser(server: Pick<SpotifyServer, 'address'>) {
  let holding: Promise<unknown> = Promise.resolve();
  const kept = {
    grant: undefined as unknown,
    account: null as Account | null,
    device: null as Device | null,
    heldBack: 0,
    begun: null as unknown,
    attempt: null as unknown,
    now: Date.now(),
    isOffline: false,
    /** Every grant that was ever kept, the present one last. */
    grants: [] as { refresh: string; access: string }[],
    removals: 0,
    signIn(tokens: { access: string; refresh: string }) {
      kept.grant = {
        version: 1,
        clientId: CLIENT_ID,
        ...tokens,
        expiresAt: kept.now + 3600_000,
        isRefused: false,
      };
    },
  };

  /** One page or worker. It may be stopped between any two of its steps, and lets go of the lock then. */
  function open(patience = 10_000) {
    let stepsLeft = Number.POSITIVE_INFINITY;
    let letGo = () => {};
    const gone = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    async function step<Result>(work: () => Promise<Result> | Result): Promise<Result> {
      if (stepsLeft-- <= 0) {
        letGo();
        return stopped();
      }
      return work();
    }
    const keep = (values: Partial<typeof kept>) => step(() => void Object.assign(kept, values));
    const ports: SpotifyPorts = {
      patience,
      now: () => kept.now,
      wait: () => step(() => {}),
      fetch: (address, asked) =>
        step(() => {
          if (kept.isOffline) return Promise.reject(new TypeError('Failed to fetch'));
          return fetch(address.replace(/^https:\/\/[a-z]+\.spotify\.com/, server.address), asked);
        }),
      alone(work) {
        const done = holding.then(() => step(work));
        holding = Promise.race([done, gone]).catch(() => {});
        return done;
      },
      readGrant: () => step(() => structuredClone(kept.grant)),
      saveGrant: (grant) =>
        step(() => {
          kept.grant = grant ?? undefined;
          if (grant) kept.grants.push(grant);
          else Object.assign(kept, { account: null, device: null, removals: kept.removals + 1 });
        }),
      readAccount: () => step(() => kept.account),
      saveAccount: (account) => keep({ account: account }),
      readDevice: () => step(() => kept.device),
      saveDevice: (device) => keep({ device: device }),
      readHeldBack: () => step(() => kept.heldBack),
      saveHeldBack: (until) => keep({ heldBack: until }),
      readBegun: () => step(() => kept.begun),
      saveBegun: (begun) => keep({ begun: begun }),
      readAttempt: () => step(() => kept.attempt),
      saveAttempt: (attempt) => keep({ attempt: attempt }),
    };
    return {
      ports,
      gone,
      stopAfter(steps: number) {
        stepsLeft = steps;
      },
    };
  }
  return { kept, open };
}
