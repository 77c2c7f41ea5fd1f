import '../../lib/browser/first.ts';
import { wordsRead } from '../../lib/browser/page-language.ts';
import { firstPaint } from '../../lib/browser/paint.ts';

void Promise.all([firstPaint(), wordsRead]).then(() => import('./app.tsx'));
