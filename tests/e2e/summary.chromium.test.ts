import { launchChromium } from './chromium.ts';
import { testSummary } from './summary.ts';

testSummary(launchChromium);
