import { testActivity } from './activity.ts';
import { launchChromium } from './chromium.ts';

testActivity(launchChromium);
