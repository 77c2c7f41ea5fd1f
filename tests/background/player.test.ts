import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { speak } from '../../lib/words/t.ts';
import { at } from '../core/scenario.ts';
import { begunElsewhere, begunHere, endedAt, fakeMusic } from './fake-music.ts';

const sound = () => fakeMusic({ from: 'sound', sound: 'rain', volume: 0.4 });
const spotify = () => fakeMusic({ from: 'spotify' });
/** The next session began with sound of the device while Spotify could not be reached to be stopped. */
async function soundAfterSpotify() {
  const world = spotify();
  world.given(begunHere(0, 25));
  await world.look();
  world.silent = 'offline';
  world.music = { ...world.music, from: 'sound' };
  world.given(begunHere(0, 25), begunHere(25, 50, 'next'));
  world.time = at(25);
  await world.look();
  return world;
}

afterEach(() => speak('en', null));

describe('sound made on the device', () => {
  test('sounds with a session that was begun here, until it is planned to end', async () => {
    const world = sound();
    world.given(begunHere(0, 25));
    await world.look();
    expect(world.sounding).toEqual({ sound: 'rain', volume: 0.4, until: at(25) });
    expect(world.playing).toEqual({ is: 'playing', title: 'Rain', source: 'On this device', hasNext: false });
  });

  test('is named in the language chosen, also when that is chosen while it sounds', async () => {
    const world = sound();
    await world.look();
    expect(world.spoken).toEqual([]);
    world.given(begunHere(0, 25));
    await world.look();
    world.given(begunHere(0, 25), { kind: 'setting', id: 'language', value: 'de' });
    await world.look();
    expect(world.playing).toMatchObject({ title: 'Regen', source: 'Auf diesem Gerät' });
    expect(world.spoken).toEqual(['', 'de']);
  });

  test('is left to the browser that began the session', async () => {
    const world = sound();
    world.given(begunElsewhere(0, 25));
    await world.look();
    expect(world.sounding).toBeNull();
    expect(world.playing).toBeNull();
  });

  test('is silent where nothing is chosen', async () => {
    const world = fakeMusic({ from: 'nothing' });
    world.given(begunHere(0, 25));
    await world.look();
    expect(world.sounding).toBeNull();
  });

  test.each([
    { when: 'its time has come', doc: [begunHere(0, 25)], time: 25 },
    { when: 'its owner ended it', doc: [begunHere(0, 25), endedAt(10)], time: 10 },
  ])('ends with the session: $when', async ({ doc, time }) => {
    const world = sound();
    world.given(begunHere(0, 25));
    await world.look();
    world.given(...doc);
    world.time = at(time);
    await world.look();
    expect(world).toMatchObject({ sounding: null, playing: { is: 'nothing' }, asked: null });
  });

  test('goes on from one session to the next without a break', async () => {
    const world = sound();
    world.given(begunHere(0, 25));
    await world.look();
    world.given(begunHere(0, 25), begunHere(25, 50, 'next'));
    world.time = at(25);
    await world.look();
    expect(world).toMatchObject({ sounding: { until: at(50) }, asked: { session: 'next' } });
  });

  test('stays paused in this session, also for a new worker, and not in the next', async () => {
    const world = sound();
    world.given(begunHere(0, 25));
    await world.look();
    expect(await world.say('pause')).toEqual({ is: 'done' });
    world.start();
    await world.look();
    expect(world).toMatchObject({ sounding: null, playing: { is: 'paused', title: 'Rain' } });
    world.given(begunHere(30, 50, 'next'));
    world.time = at(30);
    await world.look();
    expect(world).toMatchObject({ sounding: { sound: 'rain' }, playing: { is: 'playing' } });
  });

  test('is stilled and heard again by the same key', async () => {
    const world = sound();
    world.given(begunHere(0, 25));
    await world.say('mute');
    expect(world.sounding).toBeNull();
    await world.say('mute');
    expect(world.sounding).not.toBeNull();
  });

  test('follows the volume while it is in hand, and is remembered when it is let go of', async () => {
    const world = sound();
    world.given(begunHere(0, 25));
    await world.player.obey({ do: 'volume', to: 0.9, kept: false });
    expect(world).toMatchObject({ sounding: { volume: 0.9 }, music: { volume: 0.4 } });
    await world.player.obey({ do: 'volume', to: 1.4, kept: true });
    expect(world).toMatchObject({ music: { volume: 1 }, asked: { volume: null } });
  });

  test('says so where it cannot be heard, and is tried again at the next look', async () => {
    const world = sound();
    world.canSound = false;
    world.given(begunHere(0, 25));
    await world.look();
    expect(world.playing).toEqual({ is: 'silent', because: 'failed', source: 'On this device' });
    world.canSound = true;
    await world.look();
    expect(world.playing?.is).toBe('playing');
  });

  test('ends when all is forgotten while it sounds', async () => {
    const world = sound();
    world.given(begunHere(0, 25));
    await world.look();
    world.given();
    world.asked = null;
    await world.look();
    expect(world.sounding).toBeNull();
  });

  test('is left to the ordinary windows', async () => {
    const world = sound();
    world.isPrivate = true;
    world.start();
    world.given(begunHere(0, 25));
    await world.look();
    expect(world.sounding).toBeNull();
    expect(await world.say('play')).toEqual({ is: 'refused', because: 'private-window' });
  });
});

describe('music from elsewhere', () => {
  test('is begun once and stopped once, however often somebody looks', async () => {
    const world = spotify();
    world.given(begunHere(0, 25));
    for (let looks = 0; looks < 5; looks++) await world.look();
    world.start();
    await world.look();
    expect(world.calls).toEqual(['play']);
    world.time = at(25);
    for (let looks = 0; looks < 5; looks++) await world.look();
    expect(world.calls).toEqual(['play', 'stop']);
  });

  test('is not begun again when its owner stopped it there', async () => {
    const world = spotify();
    world.given(begunHere(0, 25));
    await world.look();
    world.plays = false;
    world.time = at(5);
    await world.look();
    expect(world.plays).toBe(false);
  });

  test('is paused, played, and goes on to the next piece', async () => {
    const world = spotify();
    world.given(begunHere(0, 25));
    await world.say('pause');
    expect(world.playing?.is).toBe('paused');
    await world.say('play');
    await world.say('next');
    expect(world.calls).toEqual(['play', 'pause', 'play', 'next']);
    expect(world.playing).toMatchObject({ is: 'playing', hasNext: true });
  });

  test('says why it is silent, and is tried again when somebody presses play', async () => {
    const world = spotify();
    world.silent = 'no-device';
    world.given(begunHere(0, 25));
    await world.look();
    await world.look();
    expect(world.playing).toMatchObject({ is: 'silent', because: 'no-device' });
    expect(world.calls).toEqual(['play']);
    world.silent = null;
    await world.say('play');
    expect(world.playing?.is).toBe('playing');
  });

  test('is not connected where nobody can play it', async () => {
    const world = fakeMusic({ from: 'youtube' });
    world.given(begunHere(0, 25));
    await world.look();
    expect(world.playing).toEqual({ is: 'silent', because: 'not-connected', source: 'YouTube' });
  });

  test('gives way to what is chosen instead while the session runs', async () => {
    const world = spotify();
    world.given(begunHere(0, 25));
    await world.look();
    world.music = { ...world.music, from: 'sound' };
    world.given(begunHere(0, 25));
    await world.look();
    expect(world).toMatchObject({ calls: ['play', 'stop'], plays: false, playing: { is: 'playing' } });
    expect(world.sounding).not.toBeNull();
  });

  test('is stopped a minute later, and again, where it could not be told that the session is over', async () => {
    const world = spotify();
    world.given(begunHere(0, 25));
    await world.look();
    world.silent = 'offline';
    world.time = at(25);
    await world.look();
    expect(world).toMatchObject({ plays: true, playing: { is: 'nothing' }, again: at(26) });
    world.start();
    world.time = at(26);
    await world.look();
    expect(world).toMatchObject({ plays: true, again: at(27) });
    world.silent = null;
    world.time = at(27);
    await world.look();
    expect(world).toMatchObject({ plays: false, asked: null, again: null });
  });

  test('that could not be stopped gives way to the music of the next session', async () => {
    const world = spotify();
    world.given(begunHere(0, 25));
    await world.look();
    world.silent = 'offline';
    world.given(begunHere(0, 25), begunHere(25, 50, 'next'));
    world.time = at(25);
    await world.look();
    expect(world).toMatchObject({ asked: { session: 'next', wants: 'play' }, again: null });
  });

  test('that could not be stopped is stopped beside the sound of the next session, as soon as it can be', async () => {
    const world = await soundAfterSpotify();
    expect(world).toMatchObject({ plays: true, asked: { from: 'sound', owed: 'spotify' }, again: at(26) });
    expect(world.sounding).not.toBeNull();
    world.start();
    world.silent = null;
    world.time = at(26);
    await world.look();
    expect(world).toMatchObject({ plays: false, again: null });
    expect(world.asked?.owed).toBeUndefined();
    expect(world.sounding).not.toBeNull();
  });

  test('that is still owed at the end of the next session is stopped then', async () => {
    const world = await soundAfterSpotify();
    world.time = at(50);
    await world.look();
    expect(world).toMatchObject({ plays: true, sounding: null, asked: { from: 'spotify', wants: 'stop' } });
    world.silent = null;
    await world.look();
    expect(world).toMatchObject({ plays: false, asked: null, again: null });
  });

  test('is left alone when the browser comes back long after the session', async () => {
    const world = spotify();
    world.given(begunHere(0, 25));
    await world.look();
    world.time = at(36);
    await world.look();
    expect(world).toMatchObject({ calls: ['play', 'let go'], asked: null, playing: { is: 'nothing' } });
  });
});

test('nothing can be asked of music where no session was begun here', async () => {
  const world = sound();
  world.given(begunElsewhere(0, 25));
  for (const say of ['play', 'pause', 'mute', 'next'] as const)
    expect(await world.say(say)).toEqual({ is: 'refused', because: 'not-focusing' });
  expect(await world.player.obey({ do: 'volume', to: 1, kept: true })).toMatchObject({ is: 'refused' });
});

describe('a worker that is stopped after any line', () => {
  const steps = fc.array(
    fc.record({
      does: fc.constantFrom('begin', 'end', 'look', 'pause', 'play'),
      lives: fc.integer({ min: 0, max: 12 }),
    }),
    { maxLength: 12 },
  );

  test.each(['sound', 'spotify'] as const)(
    'leaves %s as it should be once the next one looks',
    async (from) => {
      await fc.assert(
        fc.asyncProperty(steps, async (all) => {
          const world = fakeMusic({ from });
          let id = 0;
          let begun = false;
          let stops = 0;
          for (const { does, lives } of all) {
            world.lives = lives;
            if (does === 'begin' && !begun) id++;
            if (does === 'begin') begun = true;
            if (does === 'end') begun = false;
            world.given(
              ...Array.from({ length: id }, (_, at) => begunHere(0, 25, `s${at}`)),
              ...Array.from({ length: begun ? id - 1 : id }, (_, at) => endedAt(0, `s${at}`)),
            );
            if (does === 'pause' || does === 'play') await world.say(does);
            else await world.look();
            if (world.lives <= 0) stops++;
            world.start();
          }
          await world.look();
          const wants = begun && world.asked?.wants !== 'pause';
          expect(world.asked === null).toBe(!begun);
          expect(from === 'sound' ? world.sounding !== null : world.plays).toBe(wants);
          expect(world.playing?.is ?? 'nothing').toBe(begun ? (wants ? 'playing' : 'paused') : 'nothing');
          expect(world.faults).toEqual([]);
          // Whoever was not stopped in between asks nothing twice.
          const asks = all.filter(({ does }) => does === 'play').length;
          const plays = world.calls.filter((call) => call === 'play').length;
          expect(plays).toBeLessThanOrEqual(id + asks + stops);
        }),
        { numRuns: 1000 },
      );
    },
  );
});
