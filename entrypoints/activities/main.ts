import { firstPaint } from '../../lib/browser/first.ts';

await firstPaint();
await import('./app.tsx');
