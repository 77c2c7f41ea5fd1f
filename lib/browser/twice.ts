/**
 * Reads, compares and changes once more when the browser refused the change: the worker of private windows
 * may have made the same one in between.
 */
export const twice = <Result>(reconcile: () => Promise<Result>): Promise<Result> =>
  reconcile().catch(reconcile);
