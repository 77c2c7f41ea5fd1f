import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { localeTag, msg, spoken, t } from '../words/t.ts';

/** What narration needs of the browser's speech; `window.speechSynthesis` is one. */
export type Speech = Pick<
  SpeechSynthesis,
  'getVoices' | 'speak' | 'cancel' | 'addEventListener' | 'removeEventListener'
>;

export interface Narration {
  isOn: ReadonlySignal<boolean>;
  /** Why nothing is heard although it is on; '' while all is well. */
  note: ReadonlySignal<string>;
  toggle(): void;
  /** Reads these words aloud in place of others. Resolves when it is done, or is not to be heard at all. */
  say(words: string): Promise<void>;
  stop(): void;
}

export const NO_VOICE = msg('No voice is installed on this computer, so the steps stay silent.');
const STOPPED = msg('The voice of this computer does not answer, so the steps stay silent.');
const NOT_YET = msg('The browser lets the voice begin when you press a key or a button.');

/** Voices are known only a while after they were first asked for, and where there are none nobody says so. */
const VOICES_WITHIN = 1500;
/** A voice that takes longer for a sentence than this, and for each of its characters, has stopped without a word. */
const SENTENCE_WITHIN = 4000;
const CHARACTER_WITHIN = 150;

/** One after another: a long text at once makes some voices stop in the middle. */
export const sentencesOf = (words: string): string[] =>
  Array.from(new Intl.Segmenter(spoken(), { granularity: 'sentence' }).segment(words), ({ segment }) =>
    segment.trim(),
  ).filter(Boolean);

/** A voice's language as the web writes it: some say "zh_CN", and some "cmn-CN" for the same. */
const tagOf = ({ lang }: SpeechSynthesisVoice): string => lang.replaceAll('_', '-').replace(/^cmn\b/, 'zh');
const languageOf = (tag: string): string => tag.split('-')[0]?.toLowerCase() ?? '';

/** Of this computer's voices in the language that is spoken one of the reader's own region, if there is one. */
function voiceAmong(voices: readonly SpeechSynthesisVoice[]): SpeechSynthesisVoice | undefined {
  const fitting = voices.filter((one) => one.localService && languageOf(tagOf(one)) === languageOf(spoken()));
  const from = (tag: string | undefined) => tag && fitting.find((one) => tag.startsWith(tagOf(one)));
  return from(localeTag()) || from(spoken()) || fitting[0];
}

/**
 * Reads aloud by a voice of this computer in the language that is spoken: others send the words to somebody's server.
 * Whether it is on is for `remember` to keep.
 */
export function createNarration(
  speech: Speech | null,
  wasOn: boolean,
  remember: (isOn: boolean) => void,
): Narration {
  const isOn = signal(wasOn);
  const fault = signal('');
  let turn = 0;

  const voiceNow = () => voiceAmong(speech?.getVoices() ?? []);

  function findVoice(): Promise<SpeechSynthesisVoice | undefined> {
    const present = voiceNow();
    if (present || !speech) return Promise.resolve(present);
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        speech.removeEventListener('voiceschanged', heard);
        resolve(voiceNow());
      };
      const heard = () => voiceNow() && done();
      const timer = setTimeout(done, VOICES_WITHIN);
      speech.addEventListener('voiceschanged', heard);
    });
  }

  const sayOne = (sentence: string, voice: SpeechSynthesisVoice): Promise<'said' | 'stuck' | 'not-yet'> =>
    new Promise((resolve) => {
      const utterance = new SpeechSynthesisUtterance(sentence);
      utterance.voice = voice;
      utterance.lang = voice.lang;
      utterance.rate = 0.92;
      const watchdog = setTimeout(
        () => resolve('stuck'),
        SENTENCE_WITHIN + CHARACTER_WITHIN * sentence.length,
      );
      const end = (how: 'said' | 'stuck' | 'not-yet') => () => {
        clearTimeout(watchdog);
        resolve(how);
      };
      utterance.onend = end('said');
      utterance.onerror = ({ error }) => {
        const isOurs = error === 'canceled' || error === 'interrupted';
        end(isOurs ? 'said' : error === 'not-allowed' ? 'not-yet' : 'stuck')();
      };
      speech?.speak(utterance);
    });

  /** Once somebody has pressed something, browsers let pages speak. */
  const pressed = (): Promise<void> =>
    new Promise((resolve) => {
      const heard = () => {
        removeEventListener('pointerup', heard);
        removeEventListener('keyup', heard);
        resolve();
      };
      addEventListener('pointerup', heard);
      addEventListener('keyup', heard);
    });

  function stop(): void {
    turn++;
    speech?.cancel();
  }

  async function say(words: string): Promise<void> {
    stop();
    if (!isOn.value) return;
    const mine = turn;
    const voice = await findVoice();
    if (mine !== turn) return;
    fault.value = voice ? '' : NO_VOICE;
    if (!voice) return;
    const left = sentencesOf(words);
    while (left[0] !== undefined && mine === turn) {
      const how = await sayOne(left[0], voice);
      if (mine !== turn) return;
      if (how === 'stuck') {
        fault.value = STOPPED;
        return speech?.cancel();
      }
      fault.value = how === 'not-yet' ? NOT_YET : '';
      if (how === 'said') left.shift();
      else await pressed();
    }
  }

  return {
    isOn,
    note: computed(() => (isOn.value && fault.value ? t(fault.value) : '')),
    say,
    stop,
    toggle() {
      isOn.value = !isOn.value;
      fault.value = '';
      remember(isOn.value);
      if (!isOn.value) stop();
    },
  };
}
