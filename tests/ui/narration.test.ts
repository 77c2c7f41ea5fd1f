import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createNarration, NO_VOICE, type Speech, sentencesOf } from '../../lib/ui/narration.ts';
import { keyOf, speak } from '../../lib/words/t.ts';

const WORDS = 'Let your shoulders sink. Three times, without hurry.';

interface Said {
  text: string;
  voice: string;
  end: () => void;
  fail: (error: string) => void;
}

/** A computer with these voices, each as "local en-GB" or "far en-US". */
function computer(...voices: string[]) {
  const said: Said[] = [];
  let cancelled = 0;
  const heard = new Set<() => void>();
  const speech = {
    getVoices: () =>
      voices.map((voice) => {
        const [where, lang = ''] = voice.split(' ');
        return { name: voice, lang, localService: where === 'local' } as SpeechSynthesisVoice;
      }),
    speak: (utterance: SpeechSynthesisUtterance) => {
      said.push({
        text: utterance.text,
        voice: utterance.voice?.name ?? '',
        end: () => utterance.onend?.({} as SpeechSynthesisEvent),
        fail: (error) => utterance.onerror?.({ error } as SpeechSynthesisErrorEvent),
      });
    },
    cancel: () => {
      cancelled++;
    },
    addEventListener: (_: string, listener: () => void) => heard.add(listener),
    removeEventListener: (_: string, listener: () => void) => heard.delete(listener),
  } as unknown as Speech;
  return {
    speech,
    said,
    cancelled: () => cancelled,
    install: (voice: string) => {
      voices.push(voice);
      for (const listener of heard) listener();
    },
  };
}

class Utterance {
  text: string;
  constructor(text: string) {
    this.text = text;
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('SpeechSynthesisUtterance', Utterance);
});
afterEach(() => {
  speak('en', null);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const settle = () => vi.advanceTimersByTimeAsync(0);

describe('narration', () => {
  test('reads sentence by sentence, by a voice of this computer in the language of the page', async () => {
    const { speech, said } = computer('far en-US', 'local de-DE', 'local en-GB');
    const narration = createNarration(speech, true, () => {});
    let isDone = false;
    void narration.say(WORDS).then(() => {
      isDone = true;
    });
    await settle();
    expect(said.map(({ text }) => text)).toEqual(['Let your shoulders sink.']);
    expect(said[0]?.voice).toBe('local en-GB');
    said[0]?.end();
    await settle();
    expect(said.map(({ text }) => text)).toEqual(sentencesOf(WORDS));
    expect(isDone).toBe(false);
    said[1]?.end();
    await settle();
    expect(isDone).toBe(true);
    expect(narration.note.value).toBe('');
  });

  test.each([
    ['pt-BR', 'pt-BR', 'local pt-BR'],
    ['pt-BR', 'pt-PT', 'local pt-PT'],
    ['zh-CN', 'zh-CN', 'local cmn_CN'],
    ['de', 'de-AT', 'local de-DE'],
  ] as const)('speaks %s in a browser of %s by the voice "%s"', async (language, own, voice) => {
    speak(language, {}, own);
    const { speech, said } = computer(
      'local en-US',
      'far pt-BR',
      'local de-DE',
      'local pt-PT',
      'local pt-BR',
      'local zh-TW',
      'local cmn_CN',
    );
    void createNarration(speech, true, () => {}).say(WORDS);
    await settle();
    expect(said[0]?.voice).toBe(voice);
  });

  test('says in the language of the page why it is silent', async () => {
    speak('fr', { [keyOf(NO_VOICE)]: 'Aucune voix' }, 'fr');
    const narration = createNarration(null, true, () => {});
    await narration.say(WORDS);
    expect(narration.note.value).toBe('Aucune voix');
  });

  test('stays silent where no voice is installed, and says why', async () => {
    const { speech, said } = computer('far en-US', 'local fr-FR');
    const narration = createNarration(speech, true, () => {});
    const done = narration.say(WORDS);
    await vi.advanceTimersByTimeAsync(2000);
    await done;
    expect(said).toEqual([]);
    expect(narration.note.value).toBe(NO_VOICE);
    expect(NO_VOICE).toBe('No voice is installed on this computer, so the steps stay silent.');
  });

  test('says the same where the browser cannot speak at all', async () => {
    const narration = createNarration(null, true, () => {});
    await narration.say(WORDS);
    expect(narration.note.value).toBe(NO_VOICE);
  });

  test('waits for voices, which browsers know only after a while', async () => {
    const { speech, said, install } = computer();
    void createNarration(speech, true, () => {}).say(WORDS);
    await vi.advanceTimersByTimeAsync(300);
    install('local en-US');
    await settle();
    expect(said).toHaveLength(1);
  });

  test('gives up on a voice that stopped without a word, and says so', async () => {
    const { speech, said, cancelled } = computer('local en-US');
    const narration = createNarration(speech, true, () => {});
    const done = narration.say(WORDS);
    const before = cancelled();
    await vi.advanceTimersByTimeAsync(30_000);
    await done;
    expect(said).toHaveLength(1);
    expect(cancelled()).toBeGreaterThan(before);
    expect(narration.note.value).toMatch(/does not answer, so the steps stay silent/);
  });

  test('begins again with what it was at once somebody presses a key, where browsers want that first', async () => {
    const page = new EventTarget();
    vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
    vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
    const { speech, said } = computer('local en-US');
    const narration = createNarration(speech, true, () => {});
    void narration.say(WORDS);
    await settle();
    said[0]?.fail('not-allowed');
    await settle();
    expect(narration.note.value).toMatch(/when you press a key/);
    page.dispatchEvent(new Event('keyup'));
    await settle();
    expect(said.map(({ text }) => text)).toEqual(['Let your shoulders sink.', 'Let your shoulders sink.']);
    said[1]?.end();
    await settle();
    expect(narration.note.value).toBe('');
  });

  test('reads the next step in place of the one before', async () => {
    const { speech, said } = computer('local en-US');
    const narration = createNarration(speech, true, () => {});
    void narration.say(WORDS);
    await settle();
    void narration.say('Look at the far wall.');
    said[0]?.fail('interrupted');
    await settle();
    expect(said.map(({ text }) => text)).toEqual(['Let your shoulders sink.', 'Look at the far wall.']);
  });

  test('is off at first, remembers what somebody chose, and is quiet at once when it is switched off', async () => {
    const { speech, said, cancelled } = computer('local en-US');
    const remembered: boolean[] = [];
    const narration = createNarration(speech, false, (isOn) => remembered.push(isOn));
    await narration.say(WORDS);
    expect(said).toEqual([]);
    narration.toggle();
    void narration.say(WORDS);
    await settle();
    expect(said).toHaveLength(1);
    const before = cancelled();
    narration.toggle();
    expect(cancelled()).toBe(before + 1);
    said[0]?.end();
    await settle();
    expect(said).toHaveLength(1);
    expect(remembered).toEqual([true, false]);
  });
});
