/** What went wrong in one sentence that ends with what to do next: shown as it is, never as a stack trace. */
export class NextStep extends Error {}
