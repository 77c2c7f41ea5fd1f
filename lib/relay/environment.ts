import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { Room } from '../wire/protocol.ts';
import { type Limits, limitsFrom, TABLE } from './limits.ts';
import { NextStep } from './next-step.ts';
import type { Admission } from './parts.ts';

/** What can be set besides the limits. */
const SETTINGS = {
  PORT: { is: '8420', of: 'the port to listen on' },
  HOST: { is: '127.0.0.1', of: 'the interface to listen on; 0.0.0.0 for all' },
  STORE: { is: 'relay.sqlite', of: 'the file that keeps the boxes, or the address of NATS servers' },
  NATS_CREDS: { is: '', of: 'a file with credentials for NATS, where STORE has no user and password' },
  NATS_CA: { is: '', of: 'a file with the certificate that signs those of the NATS servers' },
  NATS_CERT: { is: '', of: 'a file with the certificate that NATS servers ask for' },
  NATS_KEY: { is: '', of: 'a file with the key of that certificate' },
  ADDRESS: { is: '', of: "the host, with its port, that browsers dial; else each request's Host header" },
  INVITE: { is: '', of: 'a word that a browser must bring to make a room' },
  ROOMS: { is: '', of: 'a file with the only rooms there may be, one a line' },
  TRUST_PROXY: { is: '', of: 'the header in which your own proxy tells who asks, such as x-forwarded-for' },
  BUDDIES: { is: 'on', of: 'on or off: whether those who joined Focus Buddies are counted' },
};

export interface Settings {
  port: number;
  host: string;
  store: string;
  admission: Admission;
  countsBuddies: boolean;
  limits: Limits;
}

const Port = z.int().check(z.minimum(0), z.maximum(65_535));
const Address = z.string().check(z.regex(/^[a-z0-9.:[\]-]+$/));

function roomsIn(file: string): Set<string> {
  if (!existsSync(file))
    throw new NextStep(`ROOMS names ${file}, which is not there: make it, or leave ROOMS out.`);
  const lines = readFileSync(file, 'utf8').split('\n');
  const rooms = lines.map((line) => line.trim()).filter((line) => line !== '');
  const wrong = rooms.findIndex((room) => !Room.safeParse(room).success);
  if (wrong !== -1)
    throw new NextStep(`Line ${wrong + 1} of ${file} is no room: a room has 22 letters and digits.`);
  return new Set(rooms);
}

/** What this relay shall be. Refuses what cannot be meant, in words. */
export function settingsFrom(environment: Readonly<Record<string, string | undefined>>): Settings {
  const told = (name: keyof typeof SETTINGS) => environment[name] || SETTINGS[name].is;
  const port = Port.safeParse(Number(told('PORT')));
  if (!port.success)
    throw new NextStep(`PORT is "${told('PORT')}": set a number from 1 to 65535, or 0 for any.`);
  const address = told('ADDRESS').toLowerCase();
  if (address !== '' && !Address.safeParse(address).success)
    throw new NextStep(
      `ADDRESS is "${address}": set the host alone, with its port if it has one, as in sync.example.org.`,
    );
  const buddies = told('BUDDIES');
  if (buddies !== 'on' && buddies !== 'off') throw new NextStep(`BUDDIES is "${buddies}": set on or off.`);
  return {
    port: port.data,
    host: told('HOST'),
    store: told('STORE'),
    admission: {
      address: address || null,
      invite: told('INVITE') || null,
      rooms: told('ROOMS') === '' ? null : roomsIn(told('ROOMS')),
      trustedHeader: told('TRUST_PROXY').toLowerCase() || null,
    },
    countsBuddies: buddies === 'on',
    limits: limitsFrom(environment),
  };
}

const row = (name: string, is: string | number, of: string): string =>
  `  ${name.padEnd(20)}${String(is || '-').padEnd(14)}${of}`;

export const HELP = [
  'A Sundial relay: keeps the newest sealed box of every slot of a room, and tells the room.',
  '',
  '  relay                 listens',
  '  relay backup FILE     copies what STORE holds into a new file; a relay may be running',
  '  relay --help          shows this',
  '',
  'Set in the environment:',
  ...Object.entries(SETTINGS).map(([name, { is, of }]) => row(name, is, of)),
  '',
  'Limits:',
  ...Object.values(TABLE).map(({ variable, is, of }) => row(variable, is, of)),
].join('\n');
