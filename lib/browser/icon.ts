import { browser } from 'wxt/browser';
import type { Icon } from '../core/plan.ts';
import { dateFormat, t } from '../words/t.ts';
import { drawArc } from './icon-drawing.ts';
import { speakIn } from './language.ts';

const SIZES = [16, 32] as const;

/** The picture of a session so far, drawn by `drawArc`. */
function drawAt(size: number, progress: number): ImageData {
  const canvas = new OffscreenCanvas(size, size);
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('This browser cannot draw the toolbar icon.');
  drawArc(pen, size, progress);
  return pen.getImageData(0, 0, size, size);
}

const RESTING = { 16: 'icon/16.png', 32: 'icon/32.png' };

async function tooltip(icon: Icon, shift: number, language: string): Promise<string> {
  // The same in every language, and most of the time there is nothing else to say: no words are read for it.
  if (icon.is === 'resting') return 'Sundial';
  await speakIn(language);
  const clock = (instant: number) => dateFormat({ timeStyle: 'short' }).format(instant - shift);
  if (icon.is === 'over')
    return t(icon.early ? 'Session over: look back on it' : 'Session complete: look back on it');
  if (icon.is === 'paused')
    return icon.until === null
      ? t('Paused until you resume')
      : t('Paused until {time}', { time: clock(icon.until) });
  if (icon.is === 'meeting') {
    const { title, until } = icon;
    return until === null
      ? t('In a meeting: {title}', { title })
      : t('{title}, until {time}', { title, time: clock(until) });
  }
  const { task, minutes, endsAt } = icon;
  const filled = { task: task || t('Focus Session'), minutes, time: clock(endsAt) };
  return t('{task} · {minutes} min left, until {time}', filled);
}

/** What fits on the badge: minutes left, a check at the end, the two bars of a pause, the dot of a meeting. */
function badgeOf(icon: Icon): string {
  switch (icon.is) {
    case 'resting':
      return '';
    case 'over':
      return '✓';
    case 'focusing':
      return String(icon.minutes);
    case 'paused':
      return 'II';
    case 'meeting':
      return '·';
  }
}

let drawing: Promise<void> = Promise.resolve();
/** What this worker drew last; it stays as long as the browser runs, so that nothing has to be asked. */
let drawn = '';

/**
 * Draws the session on the toolbar: arc, minutes, words. Nobody says whether a browser remembers an icon
 * over a restart, so the tooltip, which is set last and forgotten with the rest, tells whether it is right.
 * `language`: the one chosen.
 */
export function setIcon(icon: Icon, shift: number, language: string): Promise<void> {
  // One after another, so that the last one asked for is the one that stays.
  const job = drawing.then(() => draw(icon, shift, language));
  // Whoever asked for it hears of the failure; the next one is drawn all the same.
  drawing = job.catch(() => undefined);
  return job;
}

async function draw(icon: Icon, shift: number, language: string): Promise<void> {
  const said = JSON.stringify({ ...icon, sixtieths: 0, shift, language });
  if (said === drawn) return;
  await drawAnew(icon, await tooltip(icon, shift, language));
  drawn = said;
}

async function drawAnew(icon: Icon, title: string): Promise<void> {
  const action = browser.action;
  if (
    (await action.getTitle({})) === title &&
    (icon.is === 'resting' || (await action.getBadgeText({})) !== '')
  )
    return;
  if (icon.is === 'resting') {
    await Promise.all([action.setIcon({ path: RESTING }), action.setBadgeText({ text: '' })]);
  } else {
    const progress = icon.is === 'focusing' ? icon.sixtieths / 60 : null;
    const drawing =
      progress === null
        ? { path: RESTING }
        : { imageData: Object.fromEntries(SIZES.map((size) => [size, drawAt(size, progress)])) };
    await Promise.all([
      action.setIcon(drawing),
      action.setBadgeText({ text: badgeOf(icon) }),
      action.setBadgeBackgroundColor({ color: '#12324a' }),
      action.setBadgeTextColor?.({ color: '#ffffff' }),
    ]);
  }
  await action.setTitle({ title });
}
