import { randomBytes } from 'node:crypto';
import {
  AckPolicy,
  DeliverPolicy,
  DiscardPolicy,
  JetStreamApiCodes,
  JetStreamApiError,
  type JetStreamManager,
  type JsMsg,
  jetstream,
  jetstreamManager,
  type PubAck,
  type SeqMsgRequest,
  StorageType,
  type StoredMsg,
  type StreamInfo,
} from '@nats-io/jetstream';
import { errors, headers, type NatsConnection, nanos } from '@nats-io/transport-node';
import * as z from 'zod/mini';
import { Box } from '../wire/protocol.ts';
import { ANSWER_WITHIN, askedOver, inWords, isPassing, patiently } from './nats.ts';
import { NextStep } from './next-step.ts';
import type { Held } from './store.ts';

/** JetStream's numbers of its refusals (errors.json of nats-server). */
const NAME_IN_USE = 10058;
const NOT_CLUSTERED = 10074;
const IN_PROCESS = 10158;
const NO_MESSAGE = [10037, 10043, 10057];

/** Another write was faster, or one of the same name is on its way. */
const OVERTAKEN = [
  JetStreamApiCodes.StreamWrongLastSequence,
  JetStreamApiCodes.StreamWrongLastSequenceUnknown,
  IN_PROCESS,
];

const STAMP = 'Stamp';
const PASSING = 'Passing';
const DESCRIPTION = 'The newest sealed box of every slot, kept by Sundial relays. Epoch ';

/** How long a write is known again by its name: longer than one is under way while a leader is elected. */
const KNOWN_AGAIN = 30_000;

/** What is noted of a room beside its boxes: when somebody came, and how much was in it, at the most, at a head. */
const Note = z.object({
  seen: z.number(),
  head: z.int(),
  slots: z.int(),
  stored: z.int(),
  /** It was forgotten, when it was last seen. */
  forgotten: z.optional(z.literal(true)),
});
export type Note = z.infer<typeof Note>;

/** Of each subject the stream keeps one message, the newest. `kept` is not in it: boxes are announced there once they are. */
const subjectsOf = (name: string) => ({
  box: (room: string, slot: string) => `${name}.box.${room}.${slot}`,
  boxes: (room: string) => `${name}.box.${room}.*`,
  all: `${name}.box.*.*`,
  note: (room: string) => `${name}.room.${room}`,
  notes: `${name}.room.*`,
  /** Written to see that it can be. */
  probe: `${name}.probe`,
  kept: (room: string) => `${name}.kept.${room}.*`,
  /** In the place of a slot, and none has such a name: the room was forgotten. */
  forgotten: (room: string) => `${name}.kept.${room}.forgotten`,
});

const configOf = (name: string) => ({
  name,
  subjects: [`${name}.box.*.*`, `${name}.room.*`, `${name}.probe`],
  storage: StorageType.File,
  discard: DiscardPolicy.Old,
  max_msgs_per_subject: 1,
  duplicate_window: nanos(KNOWN_AGAIN),
  republish: { src: `${name}.box.>`, dest: `${name}.kept.>`, headers_only: true },
});

const isRefusal = (error: unknown, ...codes: number[]): boolean =>
  error instanceof JetStreamApiError && codes.includes(error.code);

/** On three servers, or on the one there is. */
async function makeStream(jsm: JetStreamManager, name: string): Promise<StreamInfo> {
  const description = DESCRIPTION + randomBytes(16).toString('base64url');
  const add = (replicas: number) =>
    jsm.streams.add({ ...configOf(name), description, num_replicas: replicas });
  try {
    return await add(3).catch((error) => {
      if (isRefusal(error, NOT_CLUSTERED)) return add(1);
      throw error;
    });
  } catch (error) {
    // Another relay was faster.
    if (isRefusal(error, NAME_IN_USE)) return jsm.streams.info(name);
    throw error;
  }
}

/** The epoch is in the stream's description: made with it, gone with it. Refuses a stream that is not ours. */
function epochOf({ config }: StreamInfo): string {
  const isOurs = config.description?.startsWith(DESCRIPTION) && config.max_msgs_per_subject === 1;
  if (isOurs && config.description) return config.description.slice(DESCRIPTION.length);
  throw new NextStep(
    `The stream "${config.name}" on these NATS servers is not a relay's and was left as it is: name other servers, or a user of another account, with STORE.`,
  );
}

/** What is kept, as it was written; left as it is where no relay can have written that. */
function readAs<Read>(
  schema: z.ZodMiniType<Read>,
  { subject }: { subject: string },
  text: () => unknown,
): Read {
  try {
    return schema.parse(text());
  } catch (error) {
    throw new NextStep(
      `What is kept under "${subject}" on the NATS servers was not written by a relay: remove it.`,
      {
        cause: error,
      },
    );
  }
}

const lastToken = (subject: string): string => subject.split('.').at(-1) ?? '';

const heldIn = (message: StoredMsg): Held => {
  const box = readAs(Box, message, () => ({
    slot: lastToken(message.subject),
    stamp: message.header.get(STAMP),
    body: message.string(),
  }));
  return { ...box, head: message.seq };
};

const noteIn = (message: Pick<StoredMsg, 'subject' | 'json'>): Note =>
  readAs(Note, message, () => message.json());

export type Boxes = Awaited<ReturnType<typeof openBoxes>>;

/**
 * The stream that everything is kept in, spoken of in boxes, rooms and notes. What is asked is asked of its leader,
 * who has every commit that was acknowledged, and asked again for as long as `patience` while there is none.
 */
export async function openBoxes(nc: NatsConnection, name: string, patience: number) {
  const jsm = await jetstreamManager(nc, { checkAPI: false, timeout: ANSWER_WITHIN });
  const js = jetstream(nc, { timeout: ANSWER_WITHIN });
  const subject = subjectsOf(name);
  const asked = askedOver(nc);
  const ask = <Result>(question: () => Promise<Result>) => patiently(() => asked(question), patience);

  const find = () =>
    jsm.streams.info(name).catch((error) => {
      if (isRefusal(error, JetStreamApiCodes.StreamNotFound)) return makeStream(jsm, name);
      throw error;
    });
  const epoch = epochOf(await ask(find));

  const last = (of: string) => ask(() => jsm.streams.getMessage(name, { last_by_subj: of }));

  /** Reads a subject from end to end, by a reader that the servers forget when it is done. */
  async function readAll<Read>(of: string, how: { bodies: boolean }, read: (message: JsMsg) => Read) {
    const reader = await jsm.consumers.add(name, {
      ack_policy: AckPolicy.None,
      deliver_policy: DeliverPolicy.All,
      filter_subject: of,
      headers_only: !how.bodies,
      inactive_threshold: nanos(ANSWER_WITHIN),
      max_deliver: 1,
      mem_storage: true,
      num_replicas: 1,
    });
    const all: Read[] = [];
    if (reader.num_pending === 0) return all;
    const messages = await js.consumers
      .getConsumerFromInfo(reader)
      .fetch({ max_messages: reader.num_pending, expires: 5 * ANSWER_WITHIN });
    for await (const message of messages) {
      all.push(read(message));
      if (message.info.deliverySequence !== all.length) break;
      if (message.info.pending === 0) return all;
    }
    // One was lost on its way, or its server was.
    throw new errors.TimeoutError();
  }

  return {
    epoch,
    subject,
    stream: name,

    async held(room: string, slot: string): Promise<Held | null> {
      const message = await last(subject.box(room, slot));
      return message && heldIn(message);
    },

    /** The first of a room's boxes after a head. */
    async after(room: string, head: number): Promise<Held | null> {
      const query: SeqMsgRequest & { next_by_subj: string } = {
        seq: head + 1,
        next_by_subj: subject.boxes(room),
      };
      const message = await ask(() => jsm.streams.getMessage(name, query));
      return message && heldIn(message);
    },

    /** Of all that is there; found at the end of the stream, where rooms in use are. */
    async head(room: string): Promise<number> {
      return (await last(subject.boxes(room)))?.seq ?? 0;
    },

    /**
     * Writes a box over the one whose head was seen in its slot, 0 for none, and gives its head; null when that one
     * is not there any more, or nobody can say whether it was written. Of all writes over one box a single one comes
     * to be, also where one is tried again, for they bear one name: the sequence that is expected lets through what
     * arrives while another is on its way (https://github.com/nats-io/nats-server/issues/4320; 2.9.10, Debian 12's).
     */
    async write(room: string, { slot, stamp, body, passing }: Box, over: number): Promise<number | null> {
      const marks = headers();
      marks.set(STAMP, stamp);
      if (passing) marks.set(PASSING, 'yes');
      const identity = over > 0 ? { msgID: `${room}.${slot}.${over}` } : {};
      let ack: PubAck;
      try {
        const options = { headers: marks, expect: { lastSubjectSequence: over }, ...identity };
        ack = await asked(() => js.publish(subject.box(room, slot), body, options));
      } catch (error) {
        if (isPassing(error) || isRefusal(error, ...OVERTAKEN)) return null;
        throw inWords(error);
      }
      return ack.duplicate || ack.seq === 0 ? null : ack.seq;
    },

    async note(room: string): Promise<Note | null> {
      const message = await last(subject.note(room));
      return message && noteIn(message);
    },

    async setNote(room: string, note: Note): Promise<void> {
      await ask(() => js.publish(subject.note(room), JSON.stringify(note)));
    },

    notes: (): Promise<{ room: string; note: Note }[]> =>
      ask(() =>
        readAll(subject.notes, { bodies: true }, (message) => ({
          room: lastToken(message.subject),
          note: noteIn(message),
        })),
      ),

    /** Counts what is in a room. */
    async count(room: string): Promise<Omit<Note, 'seen'>> {
      const sizes = await ask(() =>
        readAll(subject.boxes(room), { bodies: false }, ({ seq, headers: marks }) => ({
          head: seq,
          size: Number(marks?.get('Nats-Msg-Size')),
        })),
      );
      return {
        head: sizes.at(-1)?.head ?? 0,
        slots: sizes.length,
        stored: sizes.reduce((sum, { size }) => sum + size, 0),
      };
    },

    /** Removes the boxes that are passing and whose stamps are before this text; answers how many. */
    async forgetPast(stamp: string): Promise<number> {
      const boxes = await ask(() =>
        readAll(subject.all, { bodies: false }, ({ seq, headers: marks }) => ({
          seq,
          isPast: marks?.get(PASSING) === 'yes' && marks.get(STAMP) < stamp,
        })),
      );
      const past = boxes.filter(({ isPast }) => isPast);
      for (const { seq } of past)
        await ask(() =>
          jsm.streams.deleteMessage(name, seq).catch((error) => {
            // Another box took its place meanwhile.
            if (!isRefusal(error, ...NO_MESSAGE)) throw error;
          }),
        );
      return past.length;
    },

    /** The greatest head that was given. */
    async end(): Promise<number> {
      return (await ask(() => jsm.streams.info(name))).state.last_seq;
    },

    /** Removes what was written of a room up to a head; its boxes first, so that none is left without a note. */
    async remove(room: string, upTo: number): Promise<void> {
      for (const filter of [subject.boxes(room), subject.note(room)])
        await ask(() => jsm.streams.purge(name, { filter, seq: upTo + 1 }));
    },

    /** Removes a room's boxes and notes that it is never there again; noted first, so that nobody writes to it in between. */
    async forget(room: string, now: number): Promise<void> {
      const note = JSON.stringify({ seen: now, head: 0, slots: 0, stored: 0, forgotten: true });
      await ask(() => js.publish(subject.note(room), note));
      await ask(() => jsm.streams.purge(name, { filter: subject.boxes(room) }));
      nc.publish(subject.forgotten(room));
    },

    /** Refuses where nothing can be written, and where the stream is not the one that was opened. */
    async probe(): Promise<void> {
      const [info] = await Promise.all([jsm.streams.info(name), js.publish(subject.probe)]);
      if (epochOf(info) !== epoch)
        throw new NextStep('The boxes on the NATS servers were put there anew: start this relay again.');
    },
  };
}
