import type { Seen } from '../core/kept.ts';
import { beginningFor, endsWith, foreseen, textFor, wishIn } from '../core/omnibox.ts';
import { phaseAt } from '../core/phase.ts';
import { MINUTE } from '../core/time.ts';
import { t } from '../words/t.ts';
import { agreementFor } from './agreement.ts';
import { recentTasks } from './recent.ts';
import { refusalInWords } from './refusals.ts';
import { lengthInWords, spokenLeft, timeOfDay } from './words.ts';

/** One line under the address bar: what it is, and what is less important about it. */
interface Line {
  words: string;
  aside: string;
}

/** The line for what is typed, and lines that put another text in its place. */
export interface Suggestions {
  first: Line;
  more: (Line & { text: string })[];
}

/** "+ 15 min". */
const EXTENSION = 15;

/** What will happen if somebody presses Enter, and what else they may mean. */
export function suggestionsFor(text: string, seen: Seen): Suggestions {
  return phaseAt(seen.doc, seen.now).is === 'focusing' ? inSession(text, seen) : atRest(text, seen);
}

function inSession(text: string, { doc, now, shift }: Seen): Suggestions {
  const phase = phaseAt(doc, now);
  if (phase.is !== 'focusing') return { first: { words: '', aside: '' }, more: [] };
  const { session, endsAt } = phase;
  const words = session.task || t('Focus Session');
  const left = spokenLeft(endsAt - now);
  const running = { words, aside: t('{left}, until {time}', { left, time: timeOfDay(endsAt - shift) }) };
  const longer = (minutes: number): Line => {
    const refusal = foreseen({ do: 'extend', minutes }, doc, now);
    const length = t('+ {minutes} min', { minutes });
    if (refusal) return { words: length, aside: refusalInWords(refusal) };
    const end = endsWith(minutes, doc, now) ?? endsAt;
    return { words: length, aside: t('until {time}', { time: timeOfDay(end - shift) }) };
  };
  const wish = wishIn(text);
  const mayExtend = foreseen({ do: 'extend', minutes: EXTENSION }, doc, now) === null;
  const isOffered = mayExtend && !(wish.is === 'extend' && wish.minutes === EXTENSION);
  const more = isOffered ? [{ text: `+${EXTENSION}`, ...longer(EXTENSION) }] : [];
  switch (wish.is) {
    case 'prep':
      return { first: running, more };
    case 'extend':
      return { first: longer(wish.minutes), more };
    case 'begin':
      return { first: { words: refusalInWords('already-focusing'), aside: words }, more };
  }
}

function atRest(text: string, seen: Seen): Suggestions {
  const { doc, now } = seen;
  const wish = wishIn(text);
  if (wish.is === 'extend') return { first: { words: refusalInWords('not-focusing'), aside: '' }, more: [] };
  const asked = wish.is === 'begin' ? wish : ({ is: 'begin', minutes: null, task: '' } as const);
  const { minutes } = beginningFor(asked, doc, now);
  const typed = asked.task.toLocaleLowerCase();
  const more = recentTasks(doc, asked.task)
    .filter((task) => task.toLocaleLowerCase().includes(typed))
    .map((task) => ({ task, text: textFor(minutes, task) }))
    // What would be refused is not offered.
    .filter(({ text }) => foreseen(beginningIn(text, seen), doc, now) === null)
    .map(({ text }) => ({ text, ...begins(beginningIn(text, seen), seen) }));
  const first =
    wish.is === 'prep'
      ? { words: t('Prepare a Focus Session'), aside: t('or type a length and a task: 25 write the report') }
      : begins(beginningFor(wish, doc, now), seen);
  return { first, more };
}

const beginningIn = (text: string, { doc, now }: Seen): ReturnType<typeof beginningFor> => {
  const wish = wishIn(text);
  return beginningFor(wish.is === 'begin' ? wish : { is: 'begin', minutes: null, task: '' }, doc, now);
};

function begins(command: ReturnType<typeof beginningFor>, { doc, now, shift }: Seen): Line {
  const { task, minutes, level, strict = false } = command;
  const length = lengthInWords(minutes * MINUTE);
  const words = task === '' ? t('Begin {length}', { length }) : t('Begin {length}: {task}', { length, task });
  const refusal = foreseen(command, doc, now);
  if (refusal) return { words: refusalInWords(refusal), aside: task };
  const { keptOut } = agreementFor({ task, minutes, level, isStrict: strict && level !== 'nothing' });
  const time = timeOfDay(now - shift + minutes * MINUTE);
  return { words, aside: t('until {time}, {keptOut}', { time, keptOut }) };
}
