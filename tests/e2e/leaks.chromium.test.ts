import { launchChromium } from './chromium.ts';
import { testLeaks } from './leaks.ts';

testLeaks(launchChromium);
