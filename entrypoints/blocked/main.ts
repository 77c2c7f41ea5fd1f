import { firstPaint } from '../../lib/browser/paint.ts';

/** The page's script, built by itself: beside the other pages' it would carry what only they need. */
const APP = '/block-page.js';

const fetched = document.createElement('link');
Object.assign(fetched, { rel: 'preload', as: 'script', href: APP });
document.head.append(fetched);
await firstPaint();
const script = document.createElement('script');
script.src = APP;
document.head.append(script);
