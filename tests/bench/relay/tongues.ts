import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as sync from 'y-protocols/sync';
import * as Y from 'yjs';
import { PATH } from '../../../lib/wire/protocol.ts';
import { joinOf, newPerson, type Person, stampAt } from '../../relay/person.ts';
import { type Caller, masked, type Tongue } from './caller.ts';

const BODY = 'x'.repeat(200);
const B = 'b'.charCodeAt(0);
const STAMP = '"stamp":"';
/** Where a frame of one box names its slot, which is its speaker's. */
const SLOT = '{"say":"boxes","boxes":[{"slot":"'.length;
const slotOf = (member: number): string => `${member}`.padStart(22, 's');
/** How socket.io begins what somebody said. An acknowledgement begins otherwise. */
const EVENT = '42';

export const bareWs: Tongue = {
  name: 'bare ws',
  path: (group) => `/${group}`,
  greet(caller) {
    caller.message = masked(BODY);
    return true;
  },
  next: ({ message }) => message,
  isTold: () => true,
};

export const socketIo: Tongue = {
  name: 'socket.io',
  path: () => '/socket.io/?EIO=4&transport=websocket',
  greet(caller, payload) {
    const text = payload.toString();
    if (text.startsWith('0')) caller.socket.write(masked('40'));
    else if (text.startsWith('40')) caller.socket.write(masked(`42["join","${caller.group}"]`));
    caller.message = masked(`420["say","${BODY}"]`);
    return text === '42["joined"]';
  },
  next: ({ message }) => message,
  isTold({ socket }, payload) {
    if (payload.length === 1) socket.write(masked('3'));
    return payload.toString('latin1', 0, 2) === EVENT;
  },
};

/** The document of each that has said something. */
const docs = new WeakMap<Caller, Y.Doc>();
const clientOf = ({ group, member }: Caller): number => 1 + group * 10 + member;

export const yWebsocket: Tongue = {
  name: 'y-websocket',
  path: (group) => `/${group}`,
  greet: (_, payload) => payload.length > 0,
  next(caller) {
    let doc = docs.get(caller);
    if (!doc) {
      doc = new Y.Doc();
      doc.clientID = clientOf(caller);
      doc.on('update', (update) => {
        const encoder = encoding.createEncoder();
        encoding.writeVarUint(encoder, 0);
        sync.writeUpdate(encoder, update);
        caller.message = masked(encoding.toUint8Array(encoder));
      });
      docs.set(caller, doc);
    }
    doc.getMap('boxes').set(slotOf(caller.member), BODY);
    return caller.message;
  },
  /** An update begins with how many changed it, how often, and who. */
  isTold(caller, payload) {
    const decoder = decoding.createDecoder(payload);
    const [sort, kind] = [decoding.readVarUint(decoder), decoding.readVarUint(decoder)];
    if (sort !== 0 || kind !== sync.messageYjsUpdate) return false;
    const update = decoding.createDecoder(decoding.readVarUint8Array(decoder));
    const [changers, , changer] = [1, 2, 3].map(() => decoding.readVarUint(update));
    if (changers !== 1) throw new Error(`An update of ${changers} is told as one.`);
    return changer !== clientOf(caller);
  },
};

/** Those who were somebody in an earlier run are so again: they come back to rooms that are there. */
const people: Person[] = [];
const personOf = (group: number): Person => {
  people[group] ??= newPerson();
  return people[group];
};
const began = Date.now();

export const relay: Tongue = {
  name: 'relay',
  path: (group) => {
    // A key is made before the clock runs.
    personOf(group);
    return PATH;
  },
  greet(caller, payload, port) {
    if (payload.length === 0) return false;
    const said = JSON.parse(payload.toString());
    if (said.say === 'hello') {
      const device = `d${caller.member}`;
      const join = joinOf(personOf(caller.group), {
        address: `127.0.0.1:${port}`,
        nonce: said.nonce,
        device,
      });
      caller.socket.write(masked(JSON.stringify(join)));
    }
    if (said.say !== 'joined') return false;
    const box = { slot: slotOf(caller.member), stamp: stampAt(began), body: BODY };
    caller.message = masked(JSON.stringify({ say: 'put', boxes: [box] }));
    return true;
  },
  next(caller) {
    const { message } = caller;
    message.write(
      stampAt(began - 60_000 + Math.floor(caller.said / 1_000), caller.said++ % 1_000),
      message.indexOf(STAMP) + STAMP.length,
    );
    return message;
  },
  /** Its first letter says what it is: `{"say":"boxes"`. */
  isTold({ member }, payload) {
    if (payload[8] !== B) return false;
    const slot = payload.toString('latin1', SLOT, SLOT + 22);
    if (!/^s+\d$/.test(slot)) throw new Error(`A frame begins otherwise: ${payload.toString()}`);
    return slot !== slotOf(member);
  },
};

export const ping = (): Buffer => masked(JSON.stringify({ say: 'ping', time: Date.now(), head: 0 }));
