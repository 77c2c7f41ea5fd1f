import { launchFirefox } from './firefox.ts';
import { testSummary } from './summary.ts';

testSummary(launchFirefox);
