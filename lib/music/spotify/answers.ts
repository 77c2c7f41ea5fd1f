import * as z from 'zod/mini';
import { Device, Playlist } from '../../core/spotify.ts';

/** Lists come with holes where something was taken away since. */
const filled = <Shape extends z.ZodMiniType>(shape: Shape) =>
  z.pipe(
    z.array(z.unknown()),
    z.transform((all) =>
      all.flatMap((one) => {
        const read = shape.safeParse(one);
        return read.success ? [read.data as z.output<Shape>] : [];
      }),
    ),
  );

export const Profile = z.object({
  display_name: z.optional(z.nullable(z.string())),
  id: z.optional(z.string()),
  /** Not told to every app since February 2026. */
  product: z.optional(z.nullable(z.string())),
});

export const Playlists = z.object({
  items: filled(z.extend(Playlist, { public: z.optional(z.nullable(z.boolean())) })),
  next: z.optional(z.nullable(z.string())),
});

const ListedDevice = z.extend(Device, {
  is_active: z.optional(z.boolean()),
  /** It is not to be told what to do. */
  is_restricted: z.optional(z.boolean()),
});
export const Devices = z.object({ devices: filled(ListedDevice) });

export const State = z.object({
  is_playing: z.boolean(),
  device: z.optional(z.nullable(z.object({ id: z.nullable(z.string()), name: z.string() }))),
  context: z.optional(z.nullable(z.object({ uri: z.string() }))),
  item: z.optional(
    z.nullable(
      z.object({
        uri: z.optional(z.string()),
        name: z.string(),
        artists: z.optional(z.array(z.object({ name: z.string() }))),
      }),
    ),
  ),
});
export type State = z.infer<typeof State>;

/** What it says instead. */
export const Fault = z.object({
  error: z.object({ message: z.optional(z.string()), reason: z.optional(z.string()) }),
});
