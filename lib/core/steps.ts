import { msg } from '../words/t.ts';
import { WARMUPS, type WarmupName } from './warmup.ts';

export interface Step {
  id: string;
  /** What to do, as large as the page has it. */
  sentence: string;
  /** What it is good for, in a line. Never a promise about health. */
  why: string;
  /** How long to give it; the way on is open all the while. */
  seconds: number;
  /** What shows the time: the sun climbing its ring, or a circle to breathe with. */
  ring: 'sun' | 'breath';
}

const sun = (id: string, seconds: number, sentence: string, why: string): Step => ({
  id,
  sentence,
  why,
  seconds,
  ring: 'sun',
});

/** The steps, about two minutes each. Whatever moves the body is done "only as far as it is comfortable". */
export const STEPS: Record<WarmupName, readonly Step[]> = {
  environment: [
    sun(
      'tabs',
      30,
      msg('Close what this task does not need.'),
      msg('A page that is out of sight asks for nothing. Tabs can be set aside here, and are kept for you.'),
    ),
    sun(
      'phone',
      20,
      msg('Put your phone out of reach.'),
      msg('In a drawer or in another room, it is further away than a glance.'),
    ),
    sun('water', 20, msg('Put something to drink beside you.'), msg('One reason less to get up half-way.')),
    sun(
      'light',
      15,
      msg('Make it light enough.'),
      msg('Daylight from the side is pleasant, and no lamp should be mirrored in the screen.'),
    ),
    sun(
      'sound',
      20,
      msg('Turn off what might ring.'),
      msg('Notifications, chat and the sound of new mail. All of it will still be there afterwards.'),
    ),
    sun(
      'first-step',
      30,
      msg('Write down the first step.'),
      msg('Small and exact, so that you know where to begin. It becomes the task of your session.'),
    ),
  ],
  body: [
    sun(
      'feet',
      15,
      msg('Put both feet on the floor.'),
      msg('Sit so that the chair carries you, and notice where it does.'),
    ),
    sun(
      'shoulders',
      20,
      msg('Let your shoulders sink.'),
      msg(
        'Lift them a little, only as far as it is comfortable, and let them go. Three times, without hurry.',
      ),
    ),
    sun(
      'neck',
      20,
      msg('Turn your head slowly to one side, then to the other.'),
      msg('Only as far as it is comfortable. Nothing has to stretch, and nothing should pull.'),
    ),
    sun(
      'eyes',
      20,
      msg('Look at the far wall.'),
      msg('Or at anything that is far away. Twenty seconds of it are a rest from what is near.'),
    ),
    {
      id: 'breath',
      sentence: msg('Take three slow breaths.'),
      why: msg('In, and a little longer out. If this pace does not suit you, keep your own.'),
      seconds: 30,
      ring: 'breath',
    },
    sun(
      'hands',
      15,
      msg('Open your hands, and close them again.'),
      msg('Loosely, only as far as it is comfortable. Then lay them where the work is.'),
    ),
  ],
};

/** Where somebody is: a step, counted from 1, or past the last one. */
export interface Place {
  warmup: WarmupName;
  step: number;
}

/** The place after the last step, from which a session begins. */
export const endOf = (warmup: WarmupName): number => STEPS[warmup].length + 1;

/** The place an address asks for: `#body`, `#body/5`. Anybody may have made it up: what is none is the very beginning. */
export function placeIn(fragment: string): Place {
  const [, name, step = '1'] = /^#(environment|body)(?:\/([1-9]))?$/.exec(fragment) ?? [];
  const warmup = WARMUPS.find((each) => each === name);
  if (!warmup) return { warmup: 'environment', step: 1 };
  return { warmup, step: Math.min(Number(step), endOf(warmup)) };
}

export const fragmentOf = ({ warmup, step }: Place): string => `#${warmup}/${step}`;

/** One breath, in seconds: out a little longer than in. */
const IN = 4;
const OUT = 6;

/** Where a breath is so many seconds after the first began, and how many seconds that still takes. */
export function breathAt(seconds: number): { is: 'in' | 'out'; left: number } {
  const at = seconds % (IN + OUT);
  return at < IN ? { is: 'in', left: IN - at } : { is: 'out', left: IN + OUT - at };
}
