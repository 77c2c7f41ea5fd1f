import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Command } from '../lib/core/commands.ts';
import type { Asking } from '../lib/ui/asking.ts';
import { createObeying } from '../lib/ui/why-not.ts';

/** To give commands from a page, and why the last one was refused. */
export function useObeying(
  asking: Asking,
): [obey: (command: Command) => void, refusal: ReadonlySignal<string>] {
  const refusal = useSignal('');
  const obey = useMemo(() => {
    const given = createObeying(asking, (words) => {
      refusal.value = words;
    });
    return (command: Command) => void given(command).catch(console.error);
  }, [asking]);
  return [obey, refusal];
}
