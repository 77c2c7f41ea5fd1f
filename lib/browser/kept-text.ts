import type { Kept } from '../core/kept.ts';

/**
 * The document as it is stored: as text, its head first. It grows with the sessions of a week, and browsers write and
 * read text in a quarter of the time. Earlier versions stored it as it is.
 */
export const textOf = ({ version, device, stamp, ...parts }: Kept): string =>
  JSON.stringify({ version, device, stamp, ...parts });

/** What is stored, for its schema to read; text that is no JSON fits none. */
export function fromText(stored: unknown): unknown {
  if (typeof stored !== 'string') return stored;
  try {
    return JSON.parse(stored);
  } catch {
    return stored;
  }
}

/** The last stamp of a document that is stored, without reading all of it. */
export const stampIn = (stored: unknown): unknown =>
  typeof stored === 'string'
    ? /"stamp":"([^"]*)"/.exec(stored)?.[1]
    : (stored as { stamp?: unknown } | undefined)?.stamp;
