import { launchChromium } from './chromium.ts';
import { testYouTube } from './youtube.ts';

testYouTube(async (plain, secure) => {
  const browser = await launchChromium(plain);
  await browser.quit();
  const mapped = ['*.youtube.com', 'youtube.com', 'beacon.test'].map(
    (host) => `MAP ${host} 127.0.0.1:${secure}`,
  );
  await browser.restart(
    `--host-resolver-rules=${mapped.join(', ')}, MAP * 127.0.0.1:${plain}, EXCLUDE localhost`,
    '--ignore-certificate-errors',
  );
  return browser;
});
