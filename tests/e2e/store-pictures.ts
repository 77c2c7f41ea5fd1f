/**
 * `store-pictures.ts FOLDER`: what the stores show of Sundial: five pictures of 1280 by 800 and a tile of 440 by 280, light
 * and dark, with the real pages in them. Run by `npm run pictures`, which builds before.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { stretchOf, sunInPercent } from '../../lib/ui/arc.ts';
import { launchChromium } from './chromium.ts';
import { openSites } from './sites.ts';
import { SCENES, type Scene } from './store-scenes.ts';

const PICTURE = { width: 1280, height: 800 };
const TILE = { width: 440, height: 280 };
/** Where a page begins in a picture, and how wide it is; less wide where all of it is to be seen. */
const PAGE_TOP = 212;
const PAGE_WIDTH = 1060;
const WHOLE_WIDTH = 980;
const SCHEMES = ['light', 'dark'] as const;

const require = createRequire(import.meta.url);
/** The product's own look, its fonts within. */
const theme = readFileSync(join(import.meta.dirname, '../../assets/theme.css'), 'utf8').replace(
  /url\("(@fontsource[^"]+)"\)/g,
  (_, file: string) =>
    `url("data:font/woff2;base64,${readFileSync(require.resolve(file)).toString('base64')}")`,
);

const horizon = (sun: number): string => {
  const { left, bottom } = sunInPercent(sun);
  const place = `style="left: ${left}%; bottom: ${bottom}%"`;
  return `<div class="horizon">
    <div class="glow" ${place}></div>
    <svg viewBox="0 0 200 100" preserveAspectRatio="none">
      <path class="way" d="${stretchOf(0, 1)}" /><path class="trail" d="${stretchOf(0, sun)}" />
    </svg>
    <div class="sun" ${place}></div>
  </div>`;
};

const LOOK = `
  html, body { margin: 0; block-size: 100%; background: var(--surface) }
  body { display: grid; font: 1rem / 1.45 var(--ui); overflow: hidden }
  .sky { border: 0 }
  .all { position: relative; overflow: hidden }
  .all > .sky { position: absolute; inset: 0 0 var(--ground) 0 }
  h1 { font: 300 64px / 1.08 var(--display); color: var(--on-sky); text-wrap: balance }
  .aside { font-size: 23px; line-height: 1.4; color: var(--on-sky-2); text-wrap: balance }
  .shot {
    display: block;
    border-radius: 16px;
    box-shadow: 0 1px 2px oklch(0 0 0 / 0.2), 0 24px 70px oklch(0.15 0.05 262 / 0.42);
    outline: 1px solid color-mix(in oklab, var(--line) 60%, transparent);
  }
`;

const page = (style: string, body: string): string =>
  `<!doctype html><meta charset="utf-8"><style>${theme}${LOOK}${style}</style>${body}`;

const isTall = ({ size }: Scene): boolean => size.height > size.width;

/** A popup stands beside its caption, over the arc; a page stands under it, and goes on below. */
function pictureOf(scene: Scene, shot: string): string {
  const { caption, aside, sky, sun, size } = scene;
  const scale = isTall(scene) ? 1.08 : PAGE_WIDTH / size.width;
  const isWhole = (size.height * WHOLE_WIDTH) / size.width < PICTURE.height - PAGE_TOP;
  const width = isTall(scene) || !isWhole ? size.width * scale : WHOLE_WIDTH;
  const style = isTall(scene)
    ? `
      .all { --ground: 92px; --span: 1440px; --rise: 640px }
      .words { position: absolute; inset-inline-start: 120px; inset-block-start: 330px; inline-size: 520px }
      .words .aside { margin-block-start: 20px; inline-size: 450px }
      .shot { position: absolute; inset-inline-end: 112px; inset-block-start: ${(PICTURE.height - size.height * scale) / 2}px }
    `
    : `
      .all { --ground: 0px; --span: 1900px; --rise: 776px }
      .words { position: absolute; inset-inline: 0; inset-block-start: 56px; text-align: center }
      .words .aside { margin: 10px auto 0; inline-size: 900px }
      .shot { position: absolute; inset-inline-start: ${(PICTURE.width - width) / 2}px; inset-block-start: ${PAGE_TOP}px }
    `;
  return page(
    `.all { --disc: 34px; --trail: 5px } .shot { inline-size: ${width}px } ${style}`,
    `<div class="all" data-mode="${sky}">
      <div class="sky">${horizon(sun)}</div>
      <div class="words"><h1>${caption}</h1><p class="aside">${aside}</p></div>
      <img class="shot" alt="" src="${shot}">
    </div>`,
  );
}

const tile = (): string =>
  page(
    `
      .all { --ground: 40px; --span: 380px; --rise: 176px; --disc: 22px; --trail: 4px }
      .words { position: absolute; inset-inline: 0; inset-block-start: 124px; text-align: center }
      h1 { font-size: 54px; line-height: 1 }
      .aside { margin-block-start: 10px; font-size: 17px }
    `,
    `<div class="all" data-mode="focus">
      <div class="sky">${horizon(0.66)}</div>
      <div class="words"><h1>Sundial</h1><p class="aside">Focus sessions that hold</p></div>
    </div>`,
  );

/** Nothing on its way from one look to another. */
const inScheme = (tab: Page, value: string): Promise<void> =>
  tab.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);

async function take(
  tab: Page,
  html: string,
  size: { width: number; height: number },
  path: string,
): Promise<void> {
  await tab.setViewport(size);
  await tab.setContent(html);
  await tab.evaluate('document.fonts.ready.then(() => null)');
  await tab.evaluate(
    'window.Promise.all([...document.images].map((image) => image.decode())).then(() => null)',
  );
  await tab.screenshot({ path: path as `${string}.png` });
}

const [, , folder = '.pictures/store'] = process.argv;
const sites = await openSites();
const browser = await launchChromium(sites.port);
try {
  const easel = await browser.page('about:blank');
  for (const scheme of SCHEMES) {
    await inScheme(easel, scheme);
    await take(easel, tile(), TILE, join(folder, `tile-${scheme}.png`));
  }
  for (const scene of SCENES) {
    const tab = await browser.page('about:blank');
    await tab.setViewport({ ...scene.size, deviceScaleFactor: 2 });
    await inScheme(tab, 'light');
    await scene.ready(browser, tab);
    await tab.evaluate("void (document.documentElement.style.scrollbarWidth = 'none')");
    for (const scheme of SCHEMES) {
      await inScheme(tab, scheme);
      await tab.bringToFront();
      const shot = `data:image/png;base64,${await tab.screenshot({ encoding: 'base64' })}`;
      await inScheme(easel, scheme);
      await easel.bringToFront();
      await take(easel, pictureOf(scene, shot), PICTURE, join(folder, `${scene.name}-${scheme}.png`));
    }
    await tab.close();
  }
} finally {
  await browser.close();
  await sites.close();
}
