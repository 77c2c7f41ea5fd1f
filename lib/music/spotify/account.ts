import type { Account, Device } from '../../core/spotify.ts';
import { createApi } from './api.ts';
import { type Connected, questionOf, refusal, refusalFrom, takeAnswer, tryApp } from './connect.ts';
import { Grant, type SpotifyPorts } from './ports.ts';
import { createSpotify } from './provider.ts';

/** What pages do about Spotify: connect, look at the profile, choose a device, remove it. Nothing rejects but our own faults. */
export function createAccount(ports: SpotifyPorts) {
  const api = createApi(ports);

  /** Reads name and playlists anew. What was read last stays where that is refused. */
  async function readProfile(): Promise<Connected> {
    try {
      const profile = await api.profile();
      const playlists = await api.playlists();
      const account: Account = { version: 1, ...profile, playlists, readAt: ports.now() };
      await ports.alone(async () => {
        // It may have been removed meanwhile.
        if ((await ports.readGrant()) !== undefined) await ports.saveAccount(account);
      });
      return account.isPremium === false ? refusal('premium-needed') : { is: 'done' };
    } catch (fault) {
      return refusalFrom(fault);
    }
  }

  return {
    readProfile,
    tryApp: (clientId: string, redirect: string) => tryApp(ports, clientId, redirect),
    /**
     * Connects: `ask` shows Spotify's own page and gives the address it led back to. However that ended, if not with
     * an answer, it was its owner's choice.
     */
    async connect(
      clientId: string,
      redirect: string,
      ask: (question: string) => Promise<string>,
    ): Promise<Connected> {
      const question = await questionOf(ports, clientId, redirect);
      const answered = await ask(question).catch(() => null);
      if (answered === null) {
        await ports.saveAttempt(null);
        return refusal('cancelled');
      }
      const taken = await takeAnswer(ports, answered, redirect);
      return taken.is === 'done' ? readProfile() : taken;
    },
    /** The app that was allowed, so that connecting anew needs no typing; null where there is none. */
    async clientId(): Promise<string | null> {
      const grant = Grant.safeParse(await ports.readGrant());
      return grant.success ? grant.data.clientId : null;
    },
    async devices(): Promise<Device[] | Connected> {
      return api.devices().catch(refusalFrom);
    },
    choose: (device: Device | null): Promise<void> => ports.saveDevice(device),
    /**
     * Forgets tokens and all, and stops what plays by them where it can: afterwards nobody could. Spotify itself forgets
     * the app only where its owner says so there.
     */
    async remove(): Promise<{ isStill: boolean }> {
      const isStill = await createSpotify(ports)
        .stop()
        .catch(() => false);
      await ports.alone(() => ports.saveGrant(null));
      return { isStill };
    },
  };
}
