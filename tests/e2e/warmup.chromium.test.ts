import { launchChromium } from './chromium.ts';
import { testWarmup } from './warmup.ts';

testWarmup(launchChromium);
