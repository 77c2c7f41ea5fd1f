/** What went wrong in one sentence that ends with what to do next: shown as it is, never as a stack trace. */
export class NextStep extends Error {
  override name = 'NextStep';
}

/** By its name, because the cluster's part of the bundle has a class of its own. */
export const isNextStep = (error: unknown): error is Error =>
  error instanceof Error && error.name === 'NextStep';
