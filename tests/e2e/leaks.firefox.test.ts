import { launchFirefox } from './firefox.ts';
import { testLeaks } from './leaks.ts';

testLeaks(launchFirefox);
