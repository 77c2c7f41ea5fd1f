import '../../lib/browser/first.ts';
import { wordsRead } from '../../lib/browser/page-language.ts';
import { firstPaint } from '../../lib/browser/paint.ts';

// Not awaited: the app needs what is in this file, and each would wait for the other.
void Promise.all([firstPaint(), wordsRead]).then(() => import('./app.tsx'));
