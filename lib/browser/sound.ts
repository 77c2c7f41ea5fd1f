import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { Asked } from '../core/asked.ts';
import { Playing } from '../core/playing.ts';
import { Sounding } from '../core/sounding.ts';
import { ASKED, PLAYING } from './keys.ts';

/** A service worker has no loudspeaker, so Chromium plays in a page that nobody sees; elsewhere the background can. */
export const PLAYS_IN_PAGE: boolean = import.meta.env.CHROME || import.meta.env.EDGE || import.meta.env.OPERA;

const PAGE = '/offscreen.html';

/** What the background says to that page; pages that hear it and are another one leave it alone. */
const Told = z.object({ toSoundPage: z.nullable(Sounding) });

/** Null where none is open. */
async function soundPage(): Promise<object | null> {
  const contextTypes: ['OFFSCREEN_DOCUMENT'] = ['OFFSCREEN_DOCUMENT'];
  return (await browser.runtime.getContexts({ contextTypes }))[0] ?? null;
}

let opening: Promise<void> | null = null;

/** There may be one only, and asked for twice at once the second is refused. */
async function openSoundPage(): Promise<void> {
  if (opening) return opening;
  if (await soundPage()) return;
  opening ??= browser.offscreen
    .createDocument({
      url: PAGE,
      reasons: ['AUDIO_PLAYBACK'],
      justification: 'Plays the sound chosen for a Focus Session while it runs.',
    })
    .finally(() => {
      opening = null;
    });
  return opening;
}

/** Makes it sound so in that page, any number of times; null: nothing, for which no page is opened. */
export async function setSoundInPage(sounding: Sounding | null): Promise<boolean> {
  const tell = async (): Promise<boolean> => {
    if (sounding) await openSoundPage();
    else if (!(await soundPage())) return true;
    const told: z.infer<typeof Told> = { toSoundPage: sounding };
    return (await browser.runtime.sendMessage(told)) === true;
  };
  // It may have been closing when it was told; then there is a new one.
  return tell().catch(tell);
}

/** In that page: calls with what is to sound, and answers whether it does. */
export function onSound(heard: (sounding: Sounding | null) => Promise<boolean>): void {
  browser.runtime.onMessage.addListener((message: unknown, sender, answer: (isSo: boolean) => void) => {
    const told = Told.safeParse(message);
    if (sender.id !== browser.runtime.id || !told.success) return;
    // Whoever asked hears that it does not sound, and not nothing.
    heard(told.data.toSoundPage).then(answer, (fault: unknown) => {
      console.error(fault);
      answer(false);
    });
    return true;
  });
}

/**
 * Whether a tab is heard, in any window. Asked once a second while sound plays; and Firefox, which unloads a background
 * that asks nothing for 30 seconds although it plays, leaves this one alone.
 * https://bugzilla.mozilla.org/show_bug.cgi?id=1771203
 */
export async function isTabHeard(): Promise<boolean> {
  const tabs = await browser.tabs.query({ audible: true });
  return tabs.some(({ mutedInfo }) => mutedInfo?.muted !== true);
}

/** What was asked last of the music here; null when nothing was, or what is stored is not known. */
export async function readAsked(): Promise<Asked | null> {
  const stored = await browser.storage.local.get(ASKED);
  const asked = Asked.safeParse(stored[ASKED]);
  return asked.success ? asked.data : null;
}

export const saveAsked = (asked: Asked | null): Promise<void> =>
  asked ? browser.storage.local.set({ [ASKED]: asked }) : browser.storage.local.remove(ASKED);

/** How the music stands in this browser; null before anything was said of it in this run. */
export async function readPlaying(): Promise<Playing | null> {
  const stored = await browser.storage.session.get(PLAYING);
  const playing = Playing.safeParse(stored[PLAYING]);
  return playing.success ? playing.data : null;
}

export const savePlaying = (playing: Playing): Promise<void> =>
  browser.storage.session.set({ [PLAYING]: playing });
