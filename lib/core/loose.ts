import * as z from 'zod/mini';

/** The same, but what a later version added to it is carried along untouched. */
export const loose = <T extends z.ZodMiniObject>(schema: T): T =>
  z.catchall(schema, z.unknown()) as unknown as T;
