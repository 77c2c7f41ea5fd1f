import { dateFormat } from '../../lib/words/t.ts';

/** A full hour as it stands under a picture: "9 AM", "09". */
export const hourName = (instant: number): string => dateFormat({ hour: 'numeric' }).format(instant);
