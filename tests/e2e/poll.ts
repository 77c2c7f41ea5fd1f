/** Asks again and again until the answer is truthy, and gives it; fails with a sentence when `within` ms are over. */
export async function until<Answer>(
  what: string,
  condition: () => Answer | Promise<Answer>,
  { within = 10_000, every = 25 } = {},
): Promise<NonNullable<Answer>> {
  const deadline = Date.now() + within;
  for (;;) {
    const answer = await condition();
    if (answer) return answer;
    if (Date.now() > deadline) throw new Error(`Waited ${within / 1000} s, and still not: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, every));
  }
}

/** Waits a fixed time: only for showing that something does *not* happen. */
export const still = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
