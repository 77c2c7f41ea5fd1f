import { launchFirefox } from './firefox.ts';
import { testPlanned } from './planned.ts';

testPlanned(launchFirefox);
