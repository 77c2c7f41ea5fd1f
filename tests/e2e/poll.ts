/** How a page refuses to answer that is on its way to another: in Chromium, and as our own words for Firefox. */
const ON_ITS_WAY = /context was destroyed|Cannot find context|The page went away/;

const answered = async <Answer>(condition: () => Answer | Promise<Answer>): Promise<Answer | null> => {
  try {
    return await condition();
  } catch (error) {
    if (ON_ITS_WAY.test(String(error))) return null;
    throw error;
  }
};

/**
 * Asks again and again until the answer is truthy, and gives it; fails with a sentence when `within` ms are over. A
 * page that is on its way is asked again when it has arrived.
 */
export async function until<Answer>(
  what: string,
  condition: () => Answer | Promise<Answer>,
  { within = 10_000, every = 25 } = {},
): Promise<NonNullable<Answer>> {
  const deadline = Date.now() + within;
  for (;;) {
    const answer = await answered(condition);
    if (answer) return answer;
    if (Date.now() > deadline) throw new Error(`Waited ${within / 1000} s, and still not: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, every));
  }
}

/** Waits a fixed time: only for showing that something does *not* happen. */
export const still = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
