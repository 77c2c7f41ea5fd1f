import type { Answer } from '../core/answer.ts';
import type { Refusal } from '../core/commands.ts';
import { msg, t } from '../words/t.ts';

/** The figures in these texts are those of the rules, which a test holds them to: a text is one to translate whole. */
export const LENGTH_RULE = msg('Choose between 5 and 240 minutes.');

/** What happened, what is safe, what to do: a sentence or two for every refusal, to be said by `t`. */
export const REFUSALS: Record<Refusal, string> = {
  'already-focusing': msg('A session is running already. End it first, then begin another.'),
  'not-focusing': msg('No session is running any more. Begin one when you are ready.'),
  'no-session': msg('This session is not there any more: what was recorded of it was deleted.'),
  'too-short-or-long': LENGTH_RULE,
  'long-enough': msg('A session can have 240 minutes ahead of it at most. Add more later.'),
  'task-too-long': msg('A task can have 85 characters. Make it a little shorter.'),
  'too-late-to-cancel': msg('This session counts by now. End it instead.'),
  strict: msg('A strict session is running: nothing is let through until it is over.'),
  'youtube-in-session': msg(
    'A session is running, and YouTube would open in it. Choose it before the next one begins.',
  ),
  'not-strict': msg('This session is not strict. End it as usual.'),
  'exit-used': msg('The emergency exit was taken in the last seven days. This session ends at its time.'),
  'project-too-long': msg('A project can have 40 characters. Make it a little shorter.'),
  'too-early-to-end': msg('This session has only begun. Cancel it instead.'),
  'not-shut': msg('This site is open by now. Load it again.'),
  'no-site': msg('This address does not name a site. Try one such as news.example.'),
  'pause-in-session': msg('A session is running. End it first, then pause.'),
  'not-in-future': msg('This time is over already. Choose a later one.'),
  'too-far-ahead': msg('This is more than 52 weeks ahead. Choose a day before that.'),
  'too-many-planned': msg('100 sessions are planned, which is the most. Delete one first.'),
  'no-such-time': msg('Choose a day and a time first.'),
  'no-weekday': msg('Choose at least one day of the week.'),
  'not-planned': msg('This is not planned any more. What is planned is in the Assistant.'),
  'planned-over': msg('Its time is over by now. Begin a session when you are ready.'),
  'not-paused': msg('Recording goes on already.'),
  'bad-setting': msg('This does not fit here. What was set before stays.'),
  'what-too-long': msg('A description can have 85 characters. Make it a little shorter.'),
  backwards: msg('It has to end at least a minute after it began. Look at the two times again.'),
  'too-long-offline': msg('One entry can have 4 hours at most. Make two of it.'),
  'in-future': msg('It has not happened yet. Choose a time that is over.'),
  'too-long-ago': msg('Offline work can be added for the last seven days.'),
  overlaps: msg('There is another entry in this time already. Change that one, or choose other times.'),
  'name-too-long': msg('A name can have 40 characters. Make it a little shorter.'),
  'no-browser': msg('Give it a name of at least one letter.'),
  'no-host-access': msg('Blocking is off until you allow it. Allow it, or begin with nothing kept out.'),
  'not-heard': msg('Sundial’s engine did not answer. Nothing was changed. Try again, or restart it.'),
  'private-window': msg('Do this in an ordinary window.'),
  'not-all-back': msg('Not all tabs could be opened again. Those are still kept. Try again.'),
  'partly-forgotten': msg('Not all is gone. Try again.'),
  'no-calendar-address': msg('This is no address of a calendar. It begins with https:// or webcal://.'),
  'calendar-there': msg('This calendar is among yours already.'),
  'not-a-calendar': msg('What came is not a calendar. Look for an address or a file that ends in .ics.'),
  'calendar-web-page': msg(
    'What came is a web page, not a calendar. Look for the secret address, which usually ends in .ics.',
  ),
  'calendar-cut-off': msg('The calendar ended in the middle. Try again.'),
  'calendar-too-large': msg('The calendar is larger than 5 MB. Take a smaller one, or a part of it.'),
  'calendar-locked': msg(
    'The calendar may not be read. Look for the secret address, which needs no password.',
  ),
  'calendar-gone': msg('The calendar did not answer. Check the link.'),
  'calendar-down': msg('The calendar’s server could not answer. Try again later.'),
  'calendar-slow': msg('The calendar did not answer within 15 seconds. Try again later.'),
  'calendar-unreachable': msg('The calendar could not be reached. Check the connection and the address.'),
  'cannot-read': msg('Your data could not be read. Nothing was changed. Restart the browser and try again.'),
  'cannot-save': msg('This could not be saved. What was there before is safe. Try again.'),
};

/** The same where a server said by a number why. */
const CODED: { readonly [because in Refusal]?: (code: number) => string } = {
  'calendar-locked': (code) =>
    t('The calendar may not be read ({code}). Look for the secret address, which needs no password.', {
      code,
    }),
  'calendar-gone': (code) => t('The calendar did not answer ({code}). Check the link.', { code }),
  'calendar-down': (code) => t('The calendar’s server could not answer ({code}). Try again later.', { code }),
};

/** What is said of a refusal, with what a server said, if one did: "did not answer (404)." */
export function refusalInWords(refused: Refusal | Extract<Answer, { is: 'refused' }>): string {
  const { because, code } = typeof refused === 'string' ? { because: refused, code: undefined } : refused;
  return (code !== undefined && CODED[because]?.(code)) || t(REFUSALS[because]);
}
