import { msg } from '../words/t.ts';

/** How time is counted, in words: what `follow` in `activity.ts` does, and what is shown to whoever asks. */
export const COUNTING: readonly { rule: string; because: string }[] = [
  {
    rule: msg('Time counts for the page in front: the active tab of the window that has the keyboard.'),
    because: msg('A page that is open somewhere behind is not what you are doing.'),
  },
  {
    rule: msg(
      'After five minutes without key or mouse nobody is there, and these five minutes are taken off again.',
    ),
    because: msg('A page left open is not work.'),
  },
  {
    rule: msg(
      'Sound in the page in front counts as being there; a pause of under a minute and a half does not end it.',
    ),
    because: msg('Who watches or listens does not type. It can be switched off in the settings.'),
  },
  {
    rule: msg('Locking the screen ends the count at once, where the browser tells of it.'),
    because: msg(
      'Firefox does not; there the five minutes are taken off. Safari tells of neither: there a page in front counts until something else is.',
    ),
  },
  {
    rule: msg('When the machine sleeps, time counts up to the last sign of life.'),
    because: msg('Somebody looks at least every half minute, so no more than that is lost.'),
  },
  {
    rule: msg('When the browser is killed, at most half a minute is lost, and nothing is added.'),
    because: msg('What was not seen is not counted.'),
  },
  {
    rule: msg(
      'In a pause nothing is recorded, and nothing outside your work hours or in their breaks; a Focus Session counts at any hour.',
    ),
    because: msg(
      'What was not recorded cannot be recovered. Recharge Time can be recorded too, if you want that. Where no hours are set, all time is work.',
    ),
  },
  {
    rule: msg(
      'Towards the goal counts Focus Work in work hours and in Focus Sessions, and the offline work you add.',
    ),
    because: msg('What is done in meetings or after hours shows in the reports, and moves no goal.'),
  },
  {
    rule: msg('What was in front for less than a second is not noted.'),
    because: msg('It was on the way to something else.'),
  },
  {
    rule: msg('Of a page its host is kept, its title, and its path only if you or the list score that path.'),
    because: msg(
      'Full addresses say more than a report needs. Titles of quiet sites, such as health, are not kept.',
    ),
  },
  {
    rule: msg(
      'Private windows are never recorded, not even that there were any; nor are pages that are not of the web.',
    ),
    because: msg('They are nobody’s business, or no activity.'),
  },
  {
    rule: msg('A site nobody has scored counts as Other Work.'),
    because: msg('It is never blocked either, until somebody says what it is.'),
  },
  {
    rule: msg('Changing what a site counts as changes it on past days too.'),
    because: msg(
      'Time is kept by site; what it counts as is looked up when you read. A path is told apart from the day it is scored.',
    ),
  },
];
