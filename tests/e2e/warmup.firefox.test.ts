import { launchFirefox } from './firefox.ts';
import { testWarmup } from './warmup.ts';

testWarmup(launchFirefox);
