import { launchChromium } from './chromium.ts';
import { testLife } from './life.ts';

testLife(launchChromium);
