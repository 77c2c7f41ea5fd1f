import { rest } from '../rounds.ts';
import { type Caller, call, type Tongue } from './caller.ts';
import type { Served } from './served.ts';

/** People have so many browsers. */
const GROUP = 3;
/** Dialling at once: what a relay allows to be there without having joined. */
const DIALLING = 1_000;

/** Many callers in small groups, of which at most one speaks at a time. */
export interface Crowd {
  callers: Caller[];
  /** How long each had to wait until it was let in, and all of them, in milliseconds. */
  waited: number[];
  took: number;
  /** Lets so many groups talk without a pause; answers how many times somebody was told something by another. */
  saturate(groups: number, milliseconds: number): Promise<number>;
  /** Lets so many speak each second, groups in turns; answers how long each took to be heard by another, in milliseconds. */
  speak(perSecond: number, milliseconds: number): Promise<number[]>;
  close(): Promise<void>;
}

export async function gather({ port }: Served, tongue: Tongue, count: number): Promise<Crowd> {
  /** When each group's last message was sent, and how many have still to be told of it. */
  const sentAt: number[] = [];
  const missing: number[] = [];
  let heard = 0;
  let onHeard: (group: number, after: number) => void = () => {};
  let onAll: (group: number) => void = () => {};

  const say = (caller: Caller): void => {
    sentAt[caller.group] = performance.now();
    missing[caller.group] = GROUP - 1;
    caller.socket.write(tongue.next(caller));
  };
  const onTold = ({ group }: Caller): void => {
    heard++;
    onHeard(group, performance.now() - (sentAt[group] ?? 0));
    missing[group] = (missing[group] ?? 0) - 1;
    if (missing[group] === 0) onAll(group);
  };

  const since = performance.now();
  const callers: Caller[] = [];
  const waited: number[] = [];
  let next = 0;
  const dial = async (): Promise<void> => {
    while (next < count) {
      const at = next++;
      const place = { group: Math.floor(at / GROUP), member: at % GROUP };
      const { caller, took } = await call(port, tongue, place, onTold);
      callers[at] = caller;
      waited.push(took);
    }
  };
  await Promise.all(Array.from({ length: Math.min(DIALLING, count) }, dial));
  const took = performance.now() - since;
  const groups = Math.floor(count / GROUP);
  const speakerOf = (group: number, turn: number): Caller =>
    callers[group * GROUP + (turn % GROUP)] as Caller;

  return {
    callers,
    waited,
    took,
    async saturate(talking, milliseconds) {
      heard = 0;
      let isOver = false;
      let turn = 0;
      const spread = Math.floor(groups / talking);
      onAll = (group) => {
        if (!isOver) say(speakerOf(group, turn++));
      };
      for (let at = 0; at < talking; at++) say(speakerOf(at * spread, 0));
      await rest(milliseconds);
      isOver = true;
      const told = heard;
      await rest(500);
      onAll = () => {};
      return told;
    },
    async speak(perSecond, milliseconds) {
      const delays: number[] = [];
      onHeard = (_, after) => delays.push(after);
      const start = performance.now();
      let said = 0;
      for (;;) {
        const passed = performance.now() - start;
        if (passed > milliseconds) break;
        for (; said < (passed / 1_000) * perSecond; said++)
          say(speakerOf(said % groups, Math.floor(said / groups)));
        await rest(1);
      }
      await rest(500);
      onHeard = () => {};
      return delays;
    },
    async close() {
      for (const { socket } of callers) socket.removeAllListeners('close').destroy();
      await rest(500);
    },
  };
}
