import type { Browser } from '../core/browsers.ts';
import type { LinkStatus } from '../core/pairing.ts';
import { HOUR } from '../core/time.ts';
import { agoInWords } from './calendar-words.ts';
import { counted, timeOfDay } from './words.ts';

/** Why a relay cannot be used, or does not keep something: what happened, and what to do. */
const RELAY: Record<string, string> = {
  unreachable: 'The relay cannot be reached. Check its address, and whether it runs.',
  silent: 'The relay did not answer within ten seconds.',
  lost: 'The connection broke off.',
  behind: 'The connection lost something on its way.',
  leaving: 'The relay is being restarted.',
  'no-relay': 'Something answers there, but it is no Sundial relay. Check the address.',
  'wrong-version': 'This relay is of another version. Update Sundial, or the relay.',
  'too-slow': 'The connection is very slow.',
  'too-fast': 'The relay asks to wait a moment.',
  'too-many': 'The relay is full at the moment.',
  'no-new-rooms': 'The relay takes nobody new at the moment. Try again tomorrow, or ask whoever runs it.',
  'not-invited': 'This relay is not open to everybody. Ask whoever runs it for an invitation.',
  'bad-proof': 'The relay knows itself by another address. Use the one its owner gives.',
  'foreign-origin': 'The relay does not talk to this kind of browser.',
  'store-failed': 'The relay cannot keep anything at the moment.',
  'room-full': 'The relay keeps no more for you. What is new goes on in this browser alone.',
  'read-only': 'The relay’s disk is full. What is new goes on in this browser alone until there is room.',
  'too-large': 'One change is too large for the relay, and stays in this browser.',
  ahead: 'This machine’s clock was ahead. It is put right by the relay’s.',
  forgotten:
    'What was shared here was ended for all, and the relay forgot it. Pair with a browser that still shares, or share anew.',
  'clocks-apart':
    'This machine’s clock and the relay’s are over a day apart. Set this machine’s date and time; if they are right, tell whoever runs the relay.',
  failed: 'What came from the relay could not be saved.',
  'not-forgotten':
    'All is moved, but the relay did not forget the old room yet: the browser that was taken out still shares with those you do not pair again.',
};

export const relayInWords = (because: string): string => RELAY[because] ?? 'The relay would not go on.';

/** Delays below this are no news. */
const AT_ONCE = 1000;

const lengthOf = (milliseconds: number): string =>
  milliseconds < AT_ONCE
    ? `${Math.round(milliseconds)} ms`
    : `${(milliseconds / 1000).toLocaleString(undefined, { maximumFractionDigits: 1 })} s`;

/** How it stands with the connection. `now`: the machine's time. */
export function linkInWords(status: LinkStatus | null, now: number): string {
  if (!status || status.is === 'connecting') return 'Connecting…';
  if (status.is === 'waiting') {
    const again =
      status.retryAt && status.retryAt > now
        ? ` It is tried again at ${timeOfDay(status.retryAt)}, or when you do something.`
        : ' It is tried again.';
    return `${relayInWords(status.because ?? '')} Everything goes on here, and is told later.${again}`;
  }
  const { delay, roundTrip, because, skipped, newer } = status;
  return [
    'In touch.',
    delay !== undefined
      ? `The last change from another browser was here after ${lengthOf(delay)}.`
      : roundTrip !== undefined && `The relay is ${lengthOf(roundTrip)} away, there and back.`,
    because && because !== 'ahead' && relayInWords(because),
    newer > 0 && `${counted(newer, 'thing')} from a newer Sundial will be understood after an update.`,
    skipped > 0 &&
      `${counted(skipped, 'record')} could not be read, and ${skipped === 1 ? 'is' : 'are'} left alone.`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** That some scores are not shared. */
export const unsharedInWords = (unshared: number): string =>
  `You have set more sites than can be shared: ${counted(unshared, 'score')} ${unshared === 1 ? 'stays' : 'stay'} in the browser where you set ${unshared === 1 ? 'it' : 'them'}. Everything else is shared.`;

/** Where a browser is: "This browser", "Here now", "Last here 2 days ago". */
export function presenceInWords(
  device: string,
  { seenAt }: Browser,
  own: string | null,
  members: readonly string[],
  now: number,
): string {
  if (device === own) return 'This browser';
  if (members.includes(device)) return 'In touch now';
  // Browsers say that they are there once an hour.
  return now - seenAt < HOUR ? 'In touch within the hour' : `Last in touch ${agoInWords(now - seenAt)}`;
}

/** Why two browsers did not come together. */
const PAIRING: Record<string, string> = {
  expired: 'The code is too old. Show a new one.',
  refused: 'The other browser broke off. Nothing was shared.',
  used: 'This code has been used. Show a new one.',
  another: 'Two browsers came with the same code. Nothing was shared; show a new one.',
  strange: 'What the other browser said does not fit. Nothing was shared; begin anew with a new code.',
};

export const pairingInWords = (because: string): string => PAIRING[because] ?? relayInWords(because);

/** Six digits as they are read out: "123 456". */
export const digitsInWords = (digits: string): string => `${digits.slice(0, 3)} ${digits.slice(3)}`;
