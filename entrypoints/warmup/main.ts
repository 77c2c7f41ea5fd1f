import '../../lib/browser/first.ts';
import { firstPaint } from '../../lib/browser/paint.ts';

await firstPaint();
await import('./app.tsx');
