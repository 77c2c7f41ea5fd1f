import { launchFirefox } from './firefox.ts';
import { testYouTube } from './youtube.ts';

testYouTube((plain, secure) => launchFirefox(plain, { secure }));
