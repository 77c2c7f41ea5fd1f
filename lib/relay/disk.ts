import { statfs } from 'node:fs/promises';

/** How much of a folder's disk is used, in per cent, as `df` counts: what only root may fill is not there. */
export async function diskUsedAt(folder: string): Promise<number> {
  const { blocks, bfree, bavail } = await statfs(folder);
  const used = blocks - bfree;
  return (100 * used) / (used + bavail);
}
