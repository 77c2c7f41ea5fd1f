import { fileURLToPath } from 'node:url';

/** The folder of package.json, wherever a command is called from. */
export const root = fileURLToPath(new URL('../..', import.meta.url));
