/**
 * Runs each of some measurements once a round, in an order drawn anew and in the next round turned round
 * (ABBA), so that none always comes first. The first round warms up and is left out.
 */
export async function inTurns<Name extends string, Sample>(
  measurements: Record<Name, () => Promise<Sample>>,
  rounds: number,
): Promise<Record<Name, Sample[]>> {
  const names = Object.keys(measurements) as Name[];
  const samples = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, Sample[]>;
  let order = names;
  for (let round = 0; round <= rounds; round++) {
    order = round % 2 === 0 ? shuffled(names) : order.toReversed();
    for (const name of order) {
      const sample = await measurements[name]();
      if (round > 0) samples[name].push(sample);
    }
  }
  return samples;
}

export function shuffled<Item>(items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, at: Math.random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item);
}

/** For when the machine has to come to rest between two measurements; nothing here is awaited by time alone. */
export const rest = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Waits until something holds; gives up after `patience` milliseconds. */
export async function until<Found>(
  look: () => Promise<Found | null | undefined | false> | Found | null | undefined | false,
  what: string,
  patience = 10_000,
): Promise<Found> {
  const since = performance.now();
  for (;;) {
    const found = await look();
    if (found) return found;
    if (performance.now() - since > patience) throw new Error(`Waited in vain until ${what}.`);
    await rest(10);
  }
}

/** The instant by the clock that pages share with us, in epoch milliseconds with fractions. */
export const epoch = (): number => performance.timeOrigin + performance.now();
