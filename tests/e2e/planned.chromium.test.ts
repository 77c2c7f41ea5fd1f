import { launchChromium } from './chromium.ts';
import { testPlanned } from './planned.ts';

testPlanned(launchChromium);
