import { type ReadonlySignal, signal } from '@preact/signals';
import type { Answer } from '../core/answer.ts';
import type { Command } from '../core/commands.ts';

/** How the background keeps us waiting: not so that it shows, so that a line says so, or as if it had stopped. */
export type Silence = 'none' | 'short' | 'long';

const SHORT = 300;
const LONG = 3000;

export interface Asking {
  ask(command: Command): Promise<Answer>;
  silence: ReadonlySignal<Silence>;
}

/** Asks, and notices when no answer comes. */
export function createAsking(ask: (command: Command) => Promise<Answer>): Asking {
  const silence = signal<Silence>('none');
  return {
    silence,
    async ask(command) {
      const timers = [
        setTimeout(() => {
          if (silence.value === 'none') silence.value = 'short';
        }, SHORT),
        setTimeout(() => {
          silence.value = 'long';
        }, LONG),
      ];
      const answer = await ask(command);
      timers.forEach(clearTimeout);
      silence.value = answer.is === 'refused' && answer.because === 'not-heard' ? 'long' : 'none';
      return answer;
    },
  };
}
