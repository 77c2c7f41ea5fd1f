import type { Answer } from '../../lib/core/answer.ts';
import type { Command } from '../../lib/core/commands.ts';
import { type Side, startSide } from './browser.ts';
import { TASK } from './paint.ts';
import { shuffled } from './rounds.ts';
import type { Tab } from './tab.ts';

/** A Chromium with Sundial, and a quiet page of it to speak from, which also keeps its process alive. */
export interface Sundial extends Side {
  desk: Tab;
  ask(command: Command): Promise<Answer>;
  start(): Promise<Answer>;
  cancel(): Promise<Answer>;
}

export const START: Command = { do: 'start', task: TASK, minutes: 25, level: 'distractions' };

/** The own sites, none of them in the catalogue. */
export const ownSite = (at: number): string => `own-${at}.test`;

/** Starts Sundial with a number of own sites, all Personal, and a task prepared. */
export async function startSundial(port: number, extension: string, sites: number): Promise<Sundial> {
  const side = await startSide(port, extension);
  const desk = await openDesk(side);
  const ask = async (command: Command) => {
    const answer = await desk.evaluate(
      (asked) => chrome.runtime.sendMessage<Command, Answer>(asked),
      command,
    );
    if (answer.is === 'refused') throw new Error(`${command.do} was refused: ${answer.because}`);
    return answer;
  };
  const own = Array.from({ length: sites }, (_, at) => ({ site: ownSite(at), as: 'personal' as const }));
  await ask({ do: 'score', sites: own });
  await ask({ do: 'prepare', prep: { task: TASK, minutes: 25, level: 'distractions' } });
  return { ...side, desk, ask, start: () => ask(START), cancel: () => ask({ do: 'cancel' }) };
}

/** A page of an extension that shows nothing and runs nothing: its manifest, as text. */
export async function openDesk(side: Side): Promise<Tab> {
  const desk = await side.open();
  await desk.goto(side.page('manifest.json'));
  return desk;
}

/** Some own sites drawn at random, first and last among them. */
export const someOf = (sites: number, count: number): string[] => {
  const between = Array.from({ length: Math.max(0, sites - 2) }, (_, at) => at + 1);
  const drawn = shuffled(between).slice(0, count - 2);
  return [...new Set([0, ...drawn, sites - 1])].map(ownSite);
};
