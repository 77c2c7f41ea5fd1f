import { launchFirefox } from './firefox.ts';
import { testLife } from './life.ts';

testLife(launchFirefox);
