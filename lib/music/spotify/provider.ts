import type { Music } from '../../core/music.ts';
import type { Playing } from '../../core/playing.ts';
import type { Device } from '../../core/spotify.ts';
import { t } from '../../words/t.ts';
import type { Provider } from '../provider.ts';
import type { State } from './answers.ts';
import { createApi } from './api.ts';
import { Begun, type SpotifyPorts } from './ports.ts';
import { Refused } from './refused.ts';

/** Spotify notes down what it was told a moment after it said yes. */
const MOMENT = 300;
const MOMENTS = 5;

const sourceOf = (device: string | undefined): string =>
  device ? t('Spotify on {device}', { device }) : 'Spotify';

function titleOf({ item }: Pick<State, 'item'>): string | null {
  if (!item) return null;
  const by = item.artists?.map(({ name }) => name).join(', ');
  return by ? `${item.name}, ${by}` : item.name;
}

const asPlaying = (state: State | null, isPlaying: boolean): Playing => ({
  is: isPlaying ? 'playing' : 'paused',
  title: state && titleOf(state),
  source: sourceOf(state?.device?.name),
  hasNext: true,
});

/** Plays a playlist where Spotify is open already. Nothing sounds in the browser itself. */
export function createSpotify(ports: SpotifyPorts): Required<Provider> {
  const api = createApi(ports);

  /** What cannot be had is said by a word. */
  const answered = (work: () => Promise<Playing>): Promise<Playing> =>
    work().catch((fault: unknown) => {
      if (!(fault instanceof Refused)) throw fault;
      const { because, retryAt } = fault;
      return { is: 'silent', because, source: 'Spotify', ...(retryAt === null ? {} : { retryAt }) };
    });

  /** As it stands; after an order, once that shows or it takes too long. */
  async function look(shows: (state: State | null) => boolean = () => true): Promise<Playing> {
    let state = await api.state();
    for (let left = MOMENTS; left > 0 && !shows(state); left--) {
      await ports.wait(MOMENT);
      state = await api.state();
    }
    return asPlaying(state, state?.is_playing === true);
  }

  /** Where to play: what was chosen, while it is there; else what is in use; else what is there. */
  async function target(state: State | null): Promise<string> {
    const chosen = await ports.readDevice();
    const used = state?.device?.id;
    if (used && (!chosen || chosen.id === used)) return used;
    const devices: Device[] = await api.devices();
    const [first] = devices;
    const device =
      devices.find(({ id }) => id === chosen?.id) ?? devices.find(({ id }) => id === used) ?? first;
    if (!device) throw new Refused('no-device');
    return device.id;
  }

  /** A device falls asleep after a short pause and is then not found: it is woken by moving to it. */
  async function tell(device: string, order: (device: string) => Promise<void>): Promise<void> {
    try {
      await order(device);
    } catch (fault) {
      if (!(fault instanceof Refused) || fault.because !== 'no-device') throw fault;
      const devices = await api.devices();
      const present = devices.find(({ id }) => id === device) ?? devices[0];
      if (!present) throw fault;
      await api.moveTo(present.id);
      await order(present.id);
    }
  }

  /** Spotify forbids what is so already, in the same words as what may not be. */
  async function unlessSo(work: () => Promise<void>, isSo: (state: State | null) => boolean): Promise<void> {
    try {
      await work();
    } catch (fault) {
      if (!(fault instanceof Refused) || fault.because !== 'not-allowed') throw fault;
      if (isSo(await api.state())) return;
      const account = await ports.readAccount();
      throw account?.isPremium === false ? new Refused('premium-needed') : fault;
    }
  }

  async function play({ playlist }: Music): Promise<Playing> {
    if (!playlist)
      throw new Refused((await ports.readGrant()) === undefined ? 'not-connected' : 'no-playlist');
    const { uri } = playlist;
    const isOn = (state: State | null) => state?.is_playing === true && state.context?.uri === uri;
    const state = await api.state();
    // Noted before it plays: a worker that is stopped right after it must still know what to stop.
    await ports.saveBegun({ playlist: uri });
    const device = await target(state);
    if (!(isOn(state) && state?.device?.id === device)) {
      const isPaused = state?.context?.uri === uri && state.device?.id === device;
      await unlessSo(() => tell(device, (at) => api.play(at, isPaused ? null : uri)), isOn);
    }
    return look(isOn);
  }

  async function pause(): Promise<Playing> {
    const state = await api.state();
    if (state?.is_playing) {
      const isStill = (now: State | null) => !now?.is_playing;
      await unlessSo(() => api.pause(state.device?.id ?? ''), isStill);
      return look(isStill);
    }
    return asPlaying(state, false);
  }

  async function next(): Promise<Playing> {
    const before = await api.state();
    await tell(before?.device?.id ?? (await target(before)), api.next);
    return look((state) => state?.item?.uri !== before?.item?.uri);
  }

  return {
    play: (music) => answered(() => play(music)),
    pause: () => answered(pause),
    next: () => answered(next),
    look: () => answered(() => look()),
    letGo: () => ports.saveBegun(null),
    async stop() {
      const begun = Begun.safeParse(await ports.readBegun());
      if (!begun.success) return true;
      const stopping = async (): Promise<Playing> => {
        const state = await api.state();
        // What its owner put on since is not ours to stop.
        if (state?.is_playing && state.context?.uri === begun.data.playlist) return pause();
        return { is: 'nothing' };
      };
      const { is } = await answered(stopping);
      if (is === 'silent') return false;
      await ports.saveBegun(null);
      return true;
    },
  };
}
