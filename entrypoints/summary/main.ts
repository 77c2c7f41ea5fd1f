import '../../lib/browser/first.ts';
import { wordsRead } from '../../lib/browser/page-language.ts';
import { firstPaint } from '../../lib/browser/paint.ts';

await Promise.all([firstPaint(), wordsRead]);
await import('./app.tsx');
