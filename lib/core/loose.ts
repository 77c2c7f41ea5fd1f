import * as z from 'zod/mini';
import { unknown } from './shapes.ts';

/** The same, but what a later version added to it is carried along untouched. */
export const loose = <T extends z.ZodMiniObject>(schema: T): T => z.catchall(schema, unknown) as unknown as T;
