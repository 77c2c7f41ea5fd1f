import { testActivity } from './activity.ts';
import { launchFirefox } from './firefox.ts';

testActivity(launchFirefox);
