import type { Browser } from '../core/browsers.ts';
import type { LinkStatus } from '../core/pairing.ts';
import { HOUR } from '../core/time.ts';
import { figure, msg, t, tn } from '../words/t.ts';
import { agoInWords } from './calendar-words.ts';
import { timeOfDay } from './words.ts';

/** Why a relay cannot be used, or does not keep something: what happened, and what to do. */
const RELAY: Record<string, string> = {
  unreachable: msg('The relay cannot be reached. Check its address, and whether it runs.'),
  silent: msg('The relay did not answer within ten seconds.'),
  lost: msg('The connection broke off.'),
  behind: msg('The connection lost something on its way.'),
  leaving: msg('The relay is being restarted.'),
  'no-relay': msg('Something answers there, but it is no Sundial relay. Check the address.'),
  'wrong-version': msg('This relay is of another version. Update Sundial, or the relay.'),
  'too-slow': msg('The connection is very slow.'),
  'too-fast': msg('The relay asks to wait a moment.'),
  'too-many': msg('The relay is full at the moment.'),
  'no-new-rooms': msg(
    'The relay takes nobody new at the moment. Try again tomorrow, or ask whoever runs it.',
  ),
  'not-invited': msg('This relay is not open to everybody. Ask whoever runs it for an invitation.'),
  'bad-proof': msg('The relay knows itself by another address. Use the one its owner gives.'),
  'foreign-origin': msg('The relay does not talk to this kind of browser.'),
  'store-failed': msg('The relay cannot keep anything at the moment.'),
  'room-full': msg('The relay keeps no more for you. What is new goes on in this browser alone.'),
  'read-only': msg(
    'The relay’s disk is full. What is new goes on in this browser alone until there is room.',
  ),
  'too-large': msg('One change is too large for the relay, and stays in this browser.'),
  ahead: msg('This machine’s clock was ahead. It is put right by the relay’s.'),
  forgotten: msg(
    'What was shared here was ended for all, and the relay forgot it. Pair with a browser that still shares, or share anew.',
  ),
  'clocks-apart': msg(
    'This machine’s clock and the relay’s are over a day apart. Set this machine’s date and time; if they are right, tell whoever runs the relay.',
  ),
  failed: msg('What came from the relay could not be saved.'),
  'not-forgotten': msg(
    'All is moved, but the relay did not forget the old room yet: the browser that was taken out still shares with those you do not pair again.',
  ),
};

export const relayInWords = (because: string): string => t(RELAY[because] ?? 'The relay would not go on.');

/** Delays below this are no news. */
const AT_ONCE = 1000;

const lengthOf = (milliseconds: number): string =>
  milliseconds < AT_ONCE
    ? t('{milliseconds} ms', { milliseconds: Math.round(milliseconds) })
    : t('{seconds} s', { seconds: figure(Math.round(milliseconds / 100) / 10) });

/** How it stands with the connection. `now`: the machine's time. */
export function linkInWords(status: LinkStatus | null, now: number): string {
  if (!status || (status.is === 'connecting' && !status.because)) return t('Connecting…');
  if (status.is !== 'joined') {
    const why = relayInWords(status.because ?? '');
    return status.retryAt && status.retryAt > now
      ? t(
          '{why} Everything goes on here, and is told later. It is tried again at {time}, or when you do something.',
          { why, time: timeOfDay(status.retryAt) },
        )
      : t('{why} Everything goes on here, and is told later. It is tried again.', { why });
  }
  const { delay, roundTrip, because, skipped, newer } = status;
  const sentences = [t('In touch.')];
  if (delay !== undefined)
    sentences.push(
      t('The last change from another browser was here after {length}.', { length: lengthOf(delay) }),
    );
  else if (roundTrip !== undefined)
    sentences.push(t('The relay is {length} away, there and back.', { length: lengthOf(roundTrip) }));
  if (because && because !== 'ahead') sentences.push(relayInWords(because));
  if (newer > 0)
    sentences.push(
      tn(
        newer,
        '{n} thing from a newer Sundial will be understood after an update.',
        '{n} things from a newer Sundial will be understood after an update.',
      ),
    );
  if (skipped > 0)
    sentences.push(
      tn(
        skipped,
        '{n} record could not be read, and is left alone.',
        '{n} records could not be read, and are left alone.',
      ),
    );
  // What stands between two sentences is a language's own.
  return sentences.reduce((said, next) => t('{said} {next}##sentence after sentence', { said, next }));
}

/** That some scores are not shared. */
export const unsharedInWords = (unshared: number): string =>
  tn(
    unshared,
    'You have set more sites than can be shared: {n} score stays in the browser where you set it. Everything else is shared.',
    'You have set more sites than can be shared: {n} scores stay in the browser where you set them. Everything else is shared.',
  );

/** Where a browser is: "This browser", "Here now", "Last here 2 days ago". */
export function presenceInWords(
  device: string,
  { seenAt }: Browser,
  own: string | null,
  members: readonly string[],
  now: number,
): string {
  if (device === own) return t('This browser');
  if (members.includes(device)) return t('In touch now');
  // Browsers say that they are there once an hour.
  return now - seenAt < HOUR
    ? t('In touch within the hour')
    : t('Last in touch {ago}', { ago: agoInWords(now - seenAt) });
}

/** Why two browsers did not come together. */
const PAIRING: Record<string, string> = {
  expired: msg('The code is too old. Show a new one.'),
  refused: msg('The other browser broke off. Nothing was shared.'),
  used: msg('This code has been used. Show a new one.'),
  another: msg('Two browsers came with the same code. Nothing was shared; show a new one.'),
  strange: msg('What the other browser said does not fit. Nothing was shared; begin anew with a new code.'),
};

export const pairingInWords = (because: string): string => {
  const said = PAIRING[because];
  return said ? t(said) : relayInWords(because);
};

/** Six digits as they are read out: "123 456". */
export const digitsInWords = (digits: string): string => `${digits.slice(0, 3)} ${digits.slice(3)}`;
