/** Something Sundial does, in one sentence, and the tests that fail when it stops doing it. */
export interface Behaviour {
  id: string;
  does: string;
  /** `file > name of the test`; of a table of tests the name as it is written, or with the first column of a row in it. */
  heldBy: readonly string[];
}

const ACCESS = 'tests/e2e/access.chromium.test.ts';
const ASSISTANT = 'tests/e2e/assistant.chromium.test.ts';
const BLOCKED = 'tests/e2e/blocked.chromium.test.ts';
const LEAKS = 'tests/e2e/leaks.ts';
const LIFE = 'tests/e2e/life.ts';
const LOOP = 'tests/background/loop.test.ts';
const MUSIC = 'tests/ui/music.test.tsx';
const PLAYER = 'tests/background/player.test.ts';
const PREP = 'tests/e2e/prep.chromium.test.ts';
const SHARING = 'tests/e2e/sharing.firefox.test.ts';
const SPOTIFY = 'tests/e2e/spotify.chromium.test.ts';
const SUMMARY = 'tests/e2e/summary.ts';
const WARMUP = 'tests/e2e/warmup.ts';

/** What Sundial promises, from before a session to after it, each promise with its proof. */
export const BEHAVIOURS: readonly Behaviour[] = [
  // A session as a whole
  {
    id: 'whole-1',
    does: 'A session has a prelude, a block page, a look back, and one state in all browsers; each can be reached.',
    heldBy: [
      `${WARMUP} > what was chosen in prep is begun after a warmup, though prep stored nothing`,
      `${BLOCKED} > is replaced by its block page: why, how long, and back to work`,
      `${SUMMARY} > a session that ran out is looked back on from the Assistant, answered, closed and found again`,
      `${SHARING} > begun in %s blocks in all, and cancelled in another is over in all`,
    ],
  },
  {
    id: 'whole-2',
    does: 'While a session runs, every site that counts as Personal is shut.',
    heldBy: [
      'tests/core/laws.test.ts > shut exactly what the scores shut, however hosts and paths nest',
      `${LOOP} > is shut before "Begin" is answered`,
      `${LEAKS} > $name is not seen`,
    ],
  },
  {
    id: 'whole-3',
    does: 'Web apps are shut as sites are, and the first screen says that programs outside the browser are not.',
    heldBy: [
      'tests/e2e/ways.ts > a window without tabs that is opened',
      'tests/e2e/ways.ts > a window without tabs that is open',
      `${LEAKS} > $name is not seen`,
      `${LIFE} > %s is not seen`,
      'tests/e2e/welcome.chromium.test.ts > the first screens lead to a first session without a word typed',
    ],
  },

  // The prelude
  {
    id: 'prelude-1',
    does: 'Prep and both warmups can be left out: Enter begins a session with what is remembered.',
    heldBy: [
      `${ASSISTANT} > begins with what is remembered when it is opened and Enter is pressed`,
      `${ASSISTANT} > begins a session as it was prepared, and shows it where one runs already`,
    ],
  },
  {
    id: 'prelude-2',
    does: 'The menu before a session has exactly three parts: prep, environment, body, in this order.',
    heldBy: [
      'tests/ui/prelude.test.tsx > has exactly three parts, in this order, and says which were tried',
      `${WARMUP} > what was chosen in prep is begun after a warmup, though prep stored nothing`,
    ],
  },
  {
    id: 'prelude-3',
    does: 'It advises to try all three once.',
    heldBy: [
      'tests/ui/prelude.test.tsx > advises to try all three once, until they were, and that none of them is needed',
    ],
  },
  {
    id: 'prelude-4',
    does: 'It shows which of them were tried.',
    heldBy: [
      'tests/ui/prelude.test.tsx > has exactly three parts, in this order, and says which were tried',
      `${WARMUP} > the %s warmup is walked by the keyboard alone, and ends in a session`,
    ],
  },
  {
    id: 'prelude-5',
    does: 'Prep is a few short questions, and a session is what they were answered with.',
    heldBy: [
      `${ASSISTANT} > begins with what is remembered when it is opened and Enter is pressed`,
      `${PREP} > keeps the project for the next session, and asks how one feels anew`,
    ],
  },
  {
    id: 'prelude-6',
    does: 'It asks how you feel, what you work on, how long, what to keep out, what it sounds like, and whether to join Focus Buddies.',
    heldBy: [
      `${PREP} > keeps the project for the next session, and asks how one feels anew`,
      `${ASSISTANT} > begins a session of each length it offers, and of any other from 5 to 240 minutes`,
      `${ASSISTANT} > remembers the level`,
      `${SPOTIFY} > begins the playlist that was chosen in prep, also one that was only just added, and stops it, the worker stopped in between`,
      `${PREP} > asks to join Focus Buddies where there is a relay, and nothing of them where there is none`,
    ],
  },
  {
    id: 'prelude-7',
    does: 'There are exactly three levels: no blocking, distractions, distractions and communication.',
    heldBy: [
      'tests/ui/prelude.test.tsx > has exactly three levels: no blocking, distractions, distractions and communication',
      'tests/core/blocking.test.ts > is nothing at the level "nothing"',
      'tests/core/blocking.test.ts > is all communication too at that level, even what counts as Focus Work',
    ],
  },
  {
    id: 'prelude-8',
    does: 'After prep or a warmup the session begins with one press.',
    heldBy: [
      `${ASSISTANT} > begins with what is remembered when it is opened and Enter is pressed`,
      `${WARMUP} > the %s warmup is walked by the keyboard alone, and ends in a session`,
    ],
  },
  {
    id: 'prelude-9',
    does: 'Prep that is left half-way begins nothing and stores nothing.',
    heldBy: [
      `${PREP} > by %s stores nothing, and begins as before when it is opened again`,
      'tests/e2e/welcome.chromium.test.ts > every first screen can be left out, and gone back to; nothing is set by that',
    ],
  },
  {
    id: 'prelude-10',
    does: 'There are never two sessions: while one runs anywhere, another is refused.',
    heldBy: [
      'tests/core/starting.test.ts > is refused while another runs',
      `${LOOP} > with two clicks at once, one session comes of it`,
      `${WARMUP} > while a session runs, a warmup leads back to it`,
      `${SHARING} > of two that were begun apart the one that ends last counts, and the reports say so`,
    ],
  },

  // Music
  {
    id: 'music-1',
    does: 'In prep a playlist of the Spotify profile is chosen, one’s own or anybody’s that was added to it.',
    heldBy: [
      `${MUSIC} > offers the playlists on one’s profile, and no others`,
      `${SPOTIFY} > begins the playlist that was chosen in prep, also one that was only just added, and stops it, the worker stopped in between`,
    ],
  },
  {
    id: 'music-2',
    does: 'While a session runs, a bar at the foot of the Assistant pauses the music and plays it.',
    heldBy: [
      `${MUSIC} > pauses what plays, and plays what is paused`,
      `${PLAYER} > is paused, played, and goes on to the next piece`,
      'tests/e2e/sound.chromium.test.ts > has a bar in the Assistant, which the keyboard can use',
    ],
  },
  {
    id: 'music-3',
    does: 'That Spotify needs Premium is said before anybody connects.',
    heldBy: [
      `${MUSIC} > says that it needs Premium beside the way to connect`,
      `${SPOTIFY} > says first that it needs Premium, leads through four steps, tests them, and shows whose it is`,
    ],
  },
  {
    id: 'music-4',
    does: '"Listen on Spotify" in prep leads through sign-in and agreement to being connected.',
    heldBy: [`${SPOTIFY} > is led from "Listen on Spotify" in prep to the steps, which are open`],
  },
  {
    id: 'music-5',
    does: 'So does "+ add a music streaming service" in the settings.',
    heldBy: [
      `${SPOTIFY} > says first that it needs Premium, leads through four steps, tests them, and shows whose it is`,
      `${SPOTIFY} > changes nothing when the window is closed`,
    ],
  },
  {
    id: 'music-6',
    does: 'The connection is shown in the settings, at the foot of what belongs to sessions.',
    heldBy: [
      `${SPOTIFY} > says first that it needs Premium, leads through four steps, tests them, and shows whose it is`,
    ],
  },
  {
    id: 'music-7',
    does: 'Where nobody is signed in to Spotify it does not play, and nobody is asked to.',
    heldBy: [
      'tests/music/spotify.test.ts > where nobody is connected asks nobody',
      `${PLAYER} > is not connected where nobody can play it`,
    ],
  },
  {
    id: 'music-8',
    does: 'The Assistant says so and leads to where one signs in; it is never silent without a word.',
    heldBy: [
      `${MUSIC} > says where nobody is signed in (%s), and leads to where one does`,
      `${MUSIC} > is never silent without a word and a way on: %s`,
      `${PLAYER} > says why it is silent, and is tried again when somebody presses play`,
    ],
  },
  {
    id: 'music-9',
    does: 'What was chosen last is remembered, and the next session sounds like it.',
    heldBy: [
      `${SPOTIFY} > begins the playlist that was chosen in prep, also one that was only just added, and stops it, the worker stopped in between`,
      `${PLAYER} > stays paused in this session, also for a new worker, and not in the next`,
      'tests/e2e/sound.chromium.test.ts > is chosen in the settings, where it can be listened to first',
    ],
  },
  {
    id: 'music-10',
    does: 'Only playlists on one’s profile are offered.',
    heldBy: [
      'tests/music/spotify.test.ts > takes the tokens, the name and the playlists of the profile, from all pages',
      `${SPOTIFY} > offers the playlists of the profile and remembers the one that was chosen`,
    ],
  },
  {
    id: 'music-11',
    does: 'The steps to add one are shown, and what was added can be chosen in prep.',
    heldBy: [
      `${MUSIC} > says in steps how a playlist comes to be among them, and looks for it again`,
      `${SPOTIFY} > begins the playlist that was chosen in prep, also one that was only just added, and stops it, the worker stopped in between`,
    ],
  },
  {
    id: 'music-12',
    does: 'The service is removed in the settings, under its gear.',
    heldBy: [
      `${SPOTIFY} > the service is removed under the gear, once it was asked again`,
      'tests/music/spotify.test.ts > is undone by removal, of which nothing comes back',
    ],
  },
  {
    id: 'music-13',
    does: 'Whoever has no Premium is led to "Add focus mood music", and a choice of moods on YouTube.',
    heldBy: [
      `${MUSIC} > leads whoever has no Premium to YouTube, where there is a choice of moods`,
      `${SPOTIFY} > is not needed for a mood on YouTube, which prep offers to whoever has no Premium`,
      'tests/e2e/youtube.ts > opens its search behind the page in front, and closes it with itself',
    ],
  },
  {
    id: 'music-14',
    does: 'What plays can be put in place of another: the background knows none of them by name.',
    heldBy: [
      'tests/architecture.test.ts > every arrow points towards the core',
      `${PLAYER} > gives way to what is chosen instead while the session runs`,
      `${PLAYER} > leaves %s as it should be once the next one looks`,
    ],
  },

  // The warmup of the environment
  {
    id: 'environment-1',
    does: 'The warmup of the environment is a series of screens.',
    heldBy: [
      'tests/core/warmup.test.ts > has six steps, each with a sentence, a reason and ten to thirty seconds',
      `${WARMUP} > the %s warmup is walked by the keyboard alone, and ends in a session`,
    ],
  },
  {
    id: 'environment-2',
    does: 'It can be read aloud, and is silent until somebody wants that.',
    heldBy: [
      'tests/ui/narration.test.ts > is off at first, remembers what somebody chose, and is quiet at once when it is switched off',
      `${WARMUP} > keys skip, listen and leave; where single keys are off, they do not`,
    ],
  },
  {
    id: 'environment-3',
    does: 'It prepares the room for the session: tabs are set aside, and the first step becomes the task.',
    heldBy: [
      `${WARMUP} > tabs are set aside, kept through a restart of the browser, and given back`,
      `${WARMUP} > the first step that was written is the task of the next prep`,
    ],
  },
  {
    id: 'environment-4',
    does: 'It shuts the ways out: tabs, the phone, notifications.',
    heldBy: [
      'tests/core/warmup.test.ts > the warmup of the environment shuts the ways out: tabs, the phone, and what might ring',
    ],
  },
  {
    id: 'environment-5',
    does: 'Next, back and skip are there at every step, by keyboard alone too.',
    heldBy: [
      `${WARMUP} > the %s warmup is walked by the keyboard alone, and ends in a session`,
      `${WARMUP} > keys skip, listen and leave; where single keys are off, they do not`,
      'tests/core/warmup.test.ts > can be come back to at every step',
    ],
  },

  // The warmup of the body
  {
    id: 'body-1',
    does: 'The warmup of the body is a guided walk through six steps, never further than is comfortable.',
    heldBy: [
      'tests/core/warmup.test.ts > has six steps, each with a sentence, a reason and ten to thirty seconds',
      'tests/core/warmup.test.ts > what moves shoulders, neck and hands goes only as far as it is comfortable',
      `${WARMUP} > the %s warmup is walked by the keyboard alone, and ends in a session`,
    ],
  },
  {
    id: 'body-2',
    does: 'To hear it is a choice.',
    heldBy: [
      'tests/ui/narration.test.ts > is off at first, remembers what somebody chose, and is quiet at once when it is switched off',
      `${WARMUP} > keys skip, listen and leave; where single keys are off, they do not`,
    ],
  },
  {
    id: 'body-3',
    does: 'It can be followed without sound, and where nothing may move.',
    heldBy: [
      'tests/ui/narration.test.ts > stays silent where no voice is installed, and says why',
      `${ACCESS} > on %s`,
      'tests/core/warmup.test.ts > three breaths fit into their step, each longer out than in',
    ],
  },

  // While it runs
  {
    id: 'running-1',
    does: 'The icon on the toolbar shows the time that is left, in figures and as an arc.',
    heldBy: [
      'tests/browser/icon.test.ts > the icon has the minutes left, and the task, for whoever rests the mouse on it',
      `${LOOP} > compares no list, and shows the minutes left`,
      `${LIFE} > the icon is right again after a restart`,
    ],
  },
  {
    id: 'running-2',
    does: 'The arc fills as time passes; it does not empty.',
    heldBy: [
      'tests/browser/icon.test.ts > the icon fills as a session passes, and is full at its end',
      `${ASSISTANT} > fills the icon on the toolbar as its time passes`,
    ],
  },
  {
    id: 'running-3',
    does: 'A click on the icon opens the Assistant, which is in the session.',
    heldBy: [`${ASSISTANT} > says the same as the block page, in the popup and in the side panel`],
  },
  {
    id: 'running-4',
    does: 'The icon itself is drawn as the meter.',
    heldBy: [
      `${ASSISTANT} > fills the icon on the toolbar as its time passes`,
      `${LOOP} > is told apart from a pause and from a meeting on the toolbar`,
    ],
  },
  {
    id: 'running-5',
    does: 'Whoever rests the mouse on the icon reads the task and the time left.',
    heldBy: [
      'tests/e2e/pages.firefox.test.ts > the toolbar tells task and minutes, also when the background was stopped',
      'tests/e2e/language.chromium.test.ts > The icon says what it means in the language chosen, as soon as it is chosen and by a new worker',
    ],
  },
  {
    id: 'running-6',
    does: 'The Assistant is reached from two places: the popup and, where the browser has one, the side panel.',
    heldBy: [`${ASSISTANT} > says the same as the block page, in the popup and in the side panel`],
  },
  {
    id: 'running-7',
    does: 'Block page and Assistant agree, side by side, within a second.',
    heldBy: [
      `${ASSISTANT} > says the same as the block page, in the popup and in the side panel`,
      'tests/e2e/pages.firefox.test.ts > a session is begun in the Assistant, and a shut site shows its task and its countdown',
    ],
  },

  // After it
  {
    id: 'after-1',
    does: 'When a session is over, a few questions are asked.',
    heldBy: [
      `${SUMMARY} > a session that ran out is looked back on from the Assistant, answered, closed and found again`,
      `${ASSISTANT} > tells how it went when the planned end has come`,
    ],
  },
  {
    id: 'after-2',
    does: 'How you feel is asked after it where it was said before.',
    heldBy: [
      'tests/core/summary.test.ts > ask for the feeling if one was given before',
      `${SUMMARY} > the feeling is asked after where one was given before, and a break ends by itself`,
    ],
  },
  {
    id: 'after-3',
    does: 'Whether the task is finished is asked where one was named.',
    heldBy: [
      'tests/core/summary.test.ts > ask for the task if one was set',
      `${SUMMARY} > a session that ran out is looked back on from the Assistant, answered, closed and found again`,
    ],
  },
  {
    id: 'after-4',
    does: 'What was not said before is not asked, and every question can be left open or taken back.',
    heldBy: [
      'tests/core/summary.test.ts > ask for the feeling if one was given before',
      'tests/core/summary.test.ts > ask for the task if one was set',
      'tests/core/reflecting.test.ts > keeps each answer as it is given, and the ones before',
      'tests/core/reflecting.test.ts > takes an answer back',
    ],
  },
  {
    id: 'after-5',
    does: 'A short report stands beside the questions.',
    heldBy: [
      `${SUMMARY} > how it went is told: Focus Work against the goal, what was in front, what knocked, the days`,
    ],
  },
  {
    id: 'after-6',
    does: 'It leads to the full reports.',
    heldBy: [
      `${SUMMARY} > how it went is told: Focus Work against the goal, what was in front, what knocked, the days`,
    ],
  },
  {
    id: 'after-7',
    does: 'It puts the session against the day’s goal for Focus Work.',
    heldBy: [
      'tests/core/summary.test.ts > puts it against the day’s goal, the part of this session apart',
      'tests/ui/summary-words.test.ts > put Focus Work against the goal of its day',
    ],
  },
  {
    id: 'after-8',
    does: 'What counts is time on Focus Work, not the time that went by.',
    heldBy: [
      'tests/core/summary.test.ts > counts time on Focus Work activities, not the time that went by',
      `${SUMMARY} > sites that were the work are sorted on the spot, and the figures follow`,
    ],
  },
  {
    id: 'after-9',
    does: 'It tells how many distractions were kept out.',
    heldBy: [
      `${SUMMARY} > how it went is told: Focus Work against the goal, what was in front, what knocked, the days`,
      'tests/ui/session.test.ts > is counted over all devices, most visited first, private windows unnamed',
      `${LOOP} > each visit counts one, a reload none, and a private window is not named`,
    ],
  },
  {
    id: 'after-10',
    does: 'It tells the streak, of work days only.',
    heldBy: [
      'tests/core/streak.test.ts > counts work days in a row',
      'tests/core/summary.test.ts > draws the days since the first session, days off hollow, and today',
      `${SUMMARY} > how it went is told: Focus Work against the goal, what was in front, what knocked, the days`,
    ],
  },
  {
    id: 'after-11',
    does: 'A day off neither breaks the streak nor adds to it; a work day without a session that counts breaks it.',
    heldBy: [
      'tests/core/streak.test.ts > is broken by a work day without a session',
      'tests/core/streak.test.ts > is not broken by a weekend',
      'tests/core/streak.test.ts > has nothing added by a session on a day off',
      'tests/core/streak.test.ts > goes on over a holiday',
      'tests/core/streak.test.ts > is not broken by today before it is over',
      'tests/core/streak.test.ts > has nothing added by a session that was cancelled, or still runs',
    ],
  },
  {
    id: 'after-12',
    does: 'It tells how many Focus Buddies were in a session meanwhile, and nothing where nobody was counted.',
    heldBy: [
      'tests/core/summary.test.ts > has the most people there were in a session meanwhile, and nothing where nobody was counted',
      'tests/core/buddies.test.ts > is noted as it grows, and never as it falls',
      'tests/ui/summary-words.test.ts > do not count oneself among the others',
    ],
  },

  // From the Assistant
  {
    id: 'assistant-1',
    does: '"Focus" leads to prep, to the warmups for whoever wants them, and then into the session.',
    heldBy: [
      `${ACCESS} > begins a session of a chosen length and level, adds to it and ends it`,
      `${WARMUP} > what was chosen in prep is begun after a warmup, though prep stored nothing`,
    ],
  },
  {
    id: 'assistant-2',
    does: 'There one says what, how long, what to keep out and what it sounds like, and may join Focus Buddies.',
    heldBy: [
      `${ACCESS} > begins a session of a chosen length and level, adds to it and ends it`,
      `${SPOTIFY} > begins the playlist that was chosen in prep, also one that was only just added, and stops it, the worker stopped in between`,
      `${PREP} > asks to join Focus Buddies where there is a relay, and nothing of them where there is none`,
    ],
  },
  {
    id: 'assistant-3',
    does: 'A session shuts what counts as Personal among the activities: there is one list.',
    heldBy: [
      'tests/core/activities.test.ts > are blocked as sessions block them',
      `${PREP} > shows what will be kept out`,
      'tests/e2e/activities.chromium.test.ts > of a running session: a site just scored Personal is blocked',
    ],
  },
  {
    id: 'assistant-4',
    does: 'The gear at the upper right opens a menu.',
    heldBy: [
      `${ASSISTANT} > offers "Cancel session" for the first five minutes of 25, then "End session"`,
      `${ACCESS} > goes round the day: what stands behind the goal, alerts, pause and back, offline work, the menu`,
    ],
  },
  {
    id: 'assistant-5',
    does: 'The menu leads to settings, reports and help.',
    heldBy: [
      `${ACCESS} > goes round the day: what stands behind the goal, alerts, pause and back, offline work, the menu`,
      'tests/e2e/reports.chromium.test.ts > is opened from the Assistant, once',
      'tests/e2e/pages.firefox.test.ts > the menu leads to help, and has a timer that floats only where the browser lets one float',
    ],
  },
  {
    id: 'assistant-6',
    does: 'The time left floats over other windows where the browser can do that, and elsewhere is not offered.',
    heldBy: [
      `${ASSISTANT} > is opened from the menu, and floats the time that is left`,
      'tests/e2e/pages.firefox.test.ts > the menu leads to help, and has a timer that floats only where the browser lets one float',
    ],
  },

  // What is easily forgotten
  {
    id: 'small-1',
    does: 'A music service that is connected shows its name, whose it is, and a gear.',
    heldBy: [
      `${SPOTIFY} > says first that it needs Premium, leads through four steps, tests them, and shows whose it is`,
      `${SPOTIFY} > the service is removed under the gear, once it was asked again`,
    ],
  },
  {
    id: 'small-2',
    does: 'Behind a block page nothing of the site is loaded, and a tab that was playing is silent.',
    heldBy: [
      `${BLOCKED} > is replaced by its block page: why, how long, and back to work`,
      `${BLOCKED} > is silent once it is covered`,
      `${LEAKS} > $name is not seen`,
    ],
  },
  {
    id: 'small-3',
    does: 'A site that becomes Personal while a session runs is shut from then on, in every browser.',
    heldBy: [
      `${LOOP} > a site that becomes Personal is shut from then on`,
      'tests/e2e/activities.chromium.test.ts > of a running session: a site just scored Personal is blocked',
      `${SHARING} > goes on while the relay is killed, and what is done meanwhile arrives when it is back`,
    ],
  },
  {
    id: 'small-4',
    does: 'The goal is filled by Focus Work in work hours and in sessions, at whatever hour, and the rules say so.',
    heldBy: [
      'tests/core/today.test.ts > counts towards the goal what is Focus Work in work hours and in sessions',
      'tests/core/mode.test.ts > as a session also at night',
      'tests/e2e/options.chromium.test.ts > says by which rules time is counted',
    ],
  },
  {
    id: 'small-5',
    does: 'The Assistant opens with the state of the day, on the first day too.',
    heldBy: [
      'tests/ui/first-look.test.ts > on the first day is the time of day, the goal, and that it is only beginning',
      'tests/ui/first-look.test.ts > at work is how long the workday still is, and how far the goal has come',
      `${ACCESS} > on %s`,
    ],
  },
  {
    id: 'small-6',
    does: 'To begin is one press, under one line that names length, task and what is kept out.',
    heldBy: [
      'tests/ui/words.test.ts > names length, task and what is kept out',
      'tests/ui/words.test.ts > says that it is strict',
      `${PREP} > offers something shorter and stricter after two sessions that were broken off`,
      `${WARMUP} > the %s warmup is walked by the keyboard alone, and ends in a session`,
    ],
  },
  {
    id: 'small-7',
    does: 'What a session that is over was planned to be and was cannot be changed; to have deleted it leaves a note.',
    heldBy: [
      'tests/core/erasures.test.ts > deletions are told of the time they were of, the latest first',
      'tests/e2e/options.chromium.test.ts > is gone day by day',
      'tests/core/starting.test.ts > that is over is changed by nothing but forgetting',
      'tests/core/strict.test.ts > the emergency exit is not had again by deleting the day it was taken on',
    ],
  },
];
