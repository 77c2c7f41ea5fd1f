import '../../lib/browser/first.ts';
import '../../lib/browser/first-day.ts';
import { isSessionLikely } from '../../lib/browser/last-session.ts';
import { wordsRead } from '../../lib/browser/page-language.ts';
import { fetchLetters, firstPaint } from '../../lib/browser/paint.ts';

void Promise.all([firstPaint(), wordsRead]).then(() => {
  const app = import('./app.tsx');
  if (isSessionLikely()) void import('../../components/AssistantSession.tsx');
  fetchLetters();
  return app;
});
