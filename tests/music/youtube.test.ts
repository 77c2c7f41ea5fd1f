import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isMusicPage, MOODS, moodAddress } from '../../lib/core/moods.ts';
import { SILENCE } from '../../lib/core/music.ts';
import { createYouTube } from '../../lib/music/youtube.ts';
import { keyOf, speak } from '../../lib/words/t.ts';

const music = (mood: string | null) => ({ ...SILENCE, from: 'youtube' as const, mood });

/** The tab: which mood it has, and whether somebody chose something that plays there. */
const fake = { mood: null as string | null, opened: [] as string[], hasVideo: false, plays: false };
const youtube = () =>
  createYouTube({
    mood: async () => fake.mood,
    async open(mood, address) {
      fake.mood = mood;
      fake.opened.push(address);
    },
    async close() {
      fake.mood = null;
    },
    async tell(what) {
      if (fake.hasVideo && what) fake.plays = what === 'play';
      return fake.plays;
    },
  });
afterEach(() => speak('en', null));
beforeEach(() => {
  Object.assign(fake, { mood: null, opened: [], hasVideo: false, plays: false });
});

describe('a mood', () => {
  test('opens once, and says that something is to be chosen there', async () => {
    const choosing = { is: 'paused', title: 'Quiet piano', hasNext: false };
    expect(await youtube().play(music('piano'))).toMatchObject(choosing);
    expect(await youtube().play(music('piano'))).toMatchObject(choosing);
    expect(fake.opened).toEqual(['https://www.youtube.com/results?search_query=calm+piano+music+for+work']);
  });

  test('is called what the language that is spoken calls it', async () => {
    speak('de', {
      [keyOf('Quiet piano')]: 'Leises Klavier',
      [keyOf('YouTube: choose what plays in its tab')]: 'YouTube: Wähle in seinem Tab, was spielt',
    });
    expect(await youtube().play(music('piano'))).toMatchObject({
      title: 'Leises Klavier',
      source: 'YouTube: Wähle in seinem Tab, was spielt',
    });
  });

  test('plays and pauses what was chosen', async () => {
    await youtube().play(music('piano'));
    fake.hasVideo = true;
    expect(await youtube().play(music('piano'))).toMatchObject({ is: 'playing', source: 'YouTube' });
    expect(await youtube().look()).toMatchObject({ is: 'playing' });
    expect(await youtube().pause()).toMatchObject({ is: 'paused' });
  });

  test('is paused when its owner closed the tab, and comes back when it is asked for', async () => {
    await youtube().play(music('piano'));
    fake.mood = null;
    expect(await youtube().look()).toEqual({ is: 'paused', title: null, source: 'YouTube', hasNext: false });
    await youtube().play(music('piano'));
    expect(fake.opened.length).toBe(2);
  });

  test('is another one in the same tab, and the first where only a newer version knows it', async () => {
    await youtube().play(music('piano'));
    expect(await youtube().play(music('jazz'))).toMatchObject({ title: 'Slow jazz' });
    expect(await youtube().play(music('whale songs'))).toMatchObject({ title: 'Lo-fi beats' });
  });

  test('ends with the session', async () => {
    await youtube().play(music('piano'));
    await youtube().stop();
    expect(fake.mood).toBeNull();
  });
});

describe('the tab of music', () => {
  test('may show every mood, and what is found there', () => {
    for (const mood of MOODS) expect(isMusicPage(moodAddress(mood))).toBe(true);
    expect(isMusicPage('https://www.youtube.com/watch?v=anything')).toBe(true);
    expect(isMusicPage('https://m.youtube.com/playlist?list=anything')).toBe(true);
    expect(isMusicPage('https://consent.youtube.com/m?continue=x')).toBe(true);
  });

  test.each([
    'https://www.youtube.com/',
    'https://www.youtube.com/shorts/anything',
    'https://www.youtube.com/feed/subscriptions',
    'https://www.youtube.com/watcher',
    'https://www.youtube.com.evil.example/watch',
    'https://youtube.com.example/results',
    'https://evil.example/?https://www.youtube.com/watch',
    'http://www.youtube.com/watch?v=anything',
    'https://youtu.be/anything',
    'https://reddit.com/watch',
  ])('may not show %s', (address) => expect(isMusicPage(address)).toBe(false));
});
