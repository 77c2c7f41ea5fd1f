import type { Answer } from '../core/answer.ts';
import { NAME_LENGTH } from '../core/browsers.ts';
import type { Refusal } from '../core/commands.ts';
import { WHAT_LENGTH } from '../core/offline.ts';
import { LONGEST, PROJECT_LENGTH, SHORTEST, TASK_LENGTH } from '../core/session.ts';

export const LENGTH_RULE = `Choose between ${SHORTEST} and ${LONGEST} minutes.`;

/** What happened, what is safe, what to do: a sentence or two for every refusal. */
export const REFUSALS: Record<Refusal, string> = {
  'already-focusing': 'A session is running already. End it first, then begin another.',
  'not-focusing': 'No session is running any more. Begin one when you are ready.',
  'no-session': 'This session is not there any more: what was recorded of it was deleted.',
  'too-short-or-long': LENGTH_RULE,
  'long-enough': `A session can have ${LONGEST} minutes ahead of it at most. Add more later.`,
  'task-too-long': `A task can have ${TASK_LENGTH} characters. Make it a little shorter.`,
  'too-late-to-cancel': 'This session counts by now. End it instead.',
  strict: 'A strict session is running: nothing is let through until it is over.',
  'youtube-in-session':
    'A session is running, and YouTube would open in it. Choose it before the next one begins.',
  'not-strict': 'This session is not strict. End it as usual.',
  'exit-used': 'The emergency exit was taken in the last seven days. This session ends at its time.',
  'project-too-long': `A project can have ${PROJECT_LENGTH} characters. Make it a little shorter.`,
  'too-early-to-end': 'This session has only begun. Cancel it instead.',
  'not-shut': 'This site is open by now. Load it again.',
  'no-site': 'This address does not name a site. Try one such as news.example.',
  'pause-in-session': 'A session is running. End it first, then pause.',
  'not-in-future': 'This time is over already. Choose a later one.',
  'not-paused': 'Recording goes on already.',
  'bad-setting': 'This does not fit here. What was set before stays.',
  'what-too-long': `A description can have ${WHAT_LENGTH} characters. Make it a little shorter.`,
  backwards: 'It has to end at least a minute after it began. Look at the two times again.',
  'too-long-offline': 'One entry can have 4 hours at most. Make two of it.',
  'in-future': 'It has not happened yet. Choose a time that is over.',
  'too-long-ago': 'Offline work can be added for the last seven days.',
  overlaps: 'There is another entry in this time already. Change that one, or choose other times.',
  'name-too-long': `A name can have ${NAME_LENGTH} characters. Make it a little shorter.`,
  'no-browser': 'Give it a name of at least one letter.',
  'no-host-access': 'Blocking is off until you allow it. Allow it, or begin with nothing kept out.',
  'not-heard': 'Sundial’s engine did not answer. Nothing was changed. Try again, or restart it.',
  'private-window': 'Do this in an ordinary window.',
  'not-all-back': 'Not all tabs could be opened again. Those are still kept. Try again.',
  'partly-forgotten': 'Not all is gone. Try again.',
  'no-calendar-address': 'This is no address of a calendar. It begins with https:// or webcal://.',
  'calendar-there': 'This calendar is among yours already.',
  'not-a-calendar': 'What came is not a calendar. Look for an address or a file that ends in .ics.',
  'calendar-web-page':
    'What came is a web page, not a calendar. Look for the secret address, which usually ends in .ics.',
  'calendar-cut-off': 'The calendar ended in the middle. Try again.',
  'calendar-too-large': 'The calendar is larger than 5 MB. Take a smaller one, or a part of it.',
  'calendar-locked': 'The calendar may not be read. Look for the secret address, which needs no password.',
  'calendar-gone': 'The calendar did not answer. Check the link.',
  'calendar-down': 'The calendar’s server could not answer. Try again later.',
  'calendar-slow': 'The calendar did not answer within 15 seconds. Try again later.',
  'calendar-unreachable': 'The calendar could not be reached. Check the connection and the address.',
  'cannot-read': 'Your data could not be read. Nothing was changed. Restart the browser and try again.',
  'cannot-save': 'This could not be saved. What was there before is safe. Try again.',
};

/** What is said of a refusal, with what a server said, if one did: "did not answer (404)." */
export const refusalInWords = ({ because, code }: Extract<Answer, { is: 'refused' }>): string =>
  code === undefined ? REFUSALS[because] : REFUSALS[because].replace('.', ` (${code}).`);
