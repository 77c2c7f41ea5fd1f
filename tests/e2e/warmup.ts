import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { prepOf } from '../../lib/core/doc.ts';
import { phaseAt } from '../../lib/core/phase.ts';
import type { Aside } from '../../lib/core/set-aside.ts';
import { settingOf } from '../../lib/core/settings.ts';
import { STEPS } from '../../lib/core/steps.ts';
import { WARMUPS } from '../../lib/core/warmup.ts';
import { assistantIn } from './assistant-page.ts';
import type { TestBrowser } from './browser.ts';
import { inPage, wordsOf } from './page-words.ts';
import { still, until } from './poll.ts';
import { forgetAll, stored } from './session-time.ts';
import { heldIn } from './shared.ts';
import { openSites, type Sites } from './sites.ts';

const TASK = 'Draft the pricing page copy';

/** The warmups, from the first step into the session, and the tabs they set aside. */
export function testWarmup(launch: (port: number) => Promise<TestBrowser>): void {
  let sites: Sites;
  let browser: TestBrowser;

  beforeAll(async () => {
    sites = await openSites();
    browser = await launch(sites.port);
  });
  afterAll(async () => {
    await browser?.close();
    await sites?.close();
  });
  beforeEach(async () => {
    await browser.tidy();
    await forgetAll(browser);
  });

  async function warmup(fragment: string) {
    const tab = await browser.open(`${browser.home}warmup.html${fragment}`);
    const page = { ...tab, ...wordsOf(tab) };
    const says = (text: string) =>
      until(`it says "${text}"`, async () => (await page.words().catch(() => '')).includes(text));
    /** Goes on by Tab until something with these words has the keyboard. */
    async function moveTo(words: string): Promise<void> {
      const passed: string[] = [];
      for (let presses = 0; presses < 20; presses++) {
        const at = await page.focused();
        if (at.startsWith(words)) return;
        passed.push(at);
        await tab.press('Tab');
      }
      throw new Error(`"${words}" is not reached; passed: ${passed.join(' | ')}`);
    }
    return { ...page, pressButton: wordsOf(tab).press, press: tab.press, says, moveTo };
  }

  const tabsAside = async () => (await stored<Aside | null>(browser, 'aside'))?.tabs ?? [];
  const doc = async () => (await heldIn(browser)).doc;
  const tried = async () => settingOf(await doc(), 'tried');
  const phase = async () => phaseAt(await doc(), Date.now());
  const isRunning = async () => (await phase()).is === 'focusing';

  test.each(WARMUPS)('the %s warmup is walked by the keyboard alone, and ends in a session', async (name) => {
    await browser.ask({
      do: 'prepare',
      prep: { task: TASK, minutes: 45, level: 'distractions', project: 'Website' },
    });
    const page = await warmup(`#${name}`);
    const [first, second] = STEPS[name];
    await page.says(first?.sentence ?? '');
    await page.press('ArrowRight');
    await page.says(second?.sentence ?? '');
    await page.press('ArrowLeft');
    for (const { id, sentence } of STEPS[name]) {
      await page.says(sentence);
      const isWritten = id === 'first-step';
      const top = isWritten ? 'The first step' : sentence;
      await until('the keyboard is at its top', async () => (await page.focused()) === top);
      if (id !== STEPS[name].at(-1)?.id) expect((await tried())[name]).toBe(false);
      const ways = ['Skip', 'Next', ...(id === first?.id ? [] : ['Back'])];
      expect(await page.buttons()).toEqual(expect.arrayContaining(ways));
      if (isWritten) await page.press(...'Write three', 'Enter');
      else await page.press('Space');
    }
    await page.says('Everything is ready.');
    await until('it is known to be tried', async () => (await tried())[name]);
    const task = name === 'environment' ? 'Write three' : TASK;
    expect(await page.words()).toContain(`45 min on “${task}”, distractions kept out`);
    await page.moveTo('Begin session');
    await page.press('Enter');
    await until('the session runs', isRunning);
    expect(await phase()).toMatchObject({ session: { task, project: 'Website', level: 'distractions' } });
    await until(
      'the Assistant shows it',
      async () => (await page.address()) === `${browser.home}sidepanel.html`,
    );
    await until('it is in the session', () =>
      assistantIn(page)
        .isInSession()
        .catch(() => false),
    );
  });

  test('the first step that was written is the task of the next prep', async () => {
    const page = await warmup('#environment/6');
    await until('it can be written', async () => (await page.focused().catch(() => '')) === 'The first step');
    await page.press(...'Call Ana', 'Enter');
    await page.says('Everything is ready.');
    await until('it is kept', async () => prepOf(await doc()).task === 'Call Ana');
    await page.moveTo('Back to prep');
    await page.press('Enter');
    await until('prep asks for it', async () => {
      const wish = await assistantIn(page)
        .wish()
        .catch(() => null);
      return wish?.task === 'Call Ana';
    });
  });

  test('what was chosen in prep is begun after a warmup, though prep stored nothing', async () => {
    const prep = await browser.open(`${browser.home}prep.html`);
    const assistant = assistantIn(prep);
    await until('prep is there', () => assistant.isAtRest().catch(() => false));
    await assistant.choose({ task: TASK, minutes: '20', level: 'Nothing' });
    await assistant.press('Warm up');
    const segments = await inPage(prep)(() =>
      Array.from(document.querySelectorAll('.segment b'), ({ textContent }) => textContent),
    );
    expect(segments).toEqual(['Focus Session prep', 'Prep your environment warmup', 'Prep your body warmup']);
    await assistant.press('Prep your body warmup');
    await until('the warmup is there', async () =>
      (await browser.addresses()).includes(`${browser.home}warmup.html#body`),
    );
    const page = await warmup('#body/7');
    await page.says(`20 min on “${TASK}”, nothing kept out`);
    expect(await stored(browser, 'kept')).toBeNull();
    await page.pressButton('Begin session');
    await until('the session runs', isRunning);
    expect(await phase()).toMatchObject({ session: { task: TASK, level: 'nothing' } });
  });

  test('tabs are set aside, kept through a restart of the browser, and given back', async () => {
    const pages = ['http://one.test/page', 'http://two.test/page', 'http://three.test/page'];
    for (const page of pages) {
      await browser.open(page);
      await until(`${page} is there`, async () => (await browser.addresses()).includes(page));
    }
    const page = await warmup('#environment');
    await page.says('3 other tabs are open in this window.');
    await inPage(page)(() => {
      document.querySelector<HTMLElement>('.choose summary')?.click();
      [...document.querySelectorAll<HTMLElement>('.choose label')]
        .find((label) => label.textContent?.includes('three'))
        ?.click();
    });
    await page.says('Set 2 tabs aside');
    await page.pressButton('Set 2 tabs aside');
    const areOpen = async () => {
      const open = await browser.addresses();
      return pages.filter((one) => open.includes(one));
    };
    await until('two are closed', async () => (await areOpen()).length === 1);
    expect(await areOpen()).toEqual(pages.slice(2));
    await page.says('Give 2 tabs back');
    expect((await tabsAside()).map(({ url }) => url)).toEqual(pages.slice(0, 2));

    await page.pressButton('Give 2 tabs back');
    await until('they are back', async () => (await areOpen()).length === 3);
    await until('none is kept any more', async () => (await tabsAside()).length === 0);

    await page.says('Set 2 tabs aside');
    await page.pressButton('Set 2 tabs aside');
    await until('two are closed', async () => (await areOpen()).length === 1);
    await browser.stopWorker();
    await browser.quit();
    await browser.restart();
    const home = await browser.open(`${browser.home}sidepanel.html`);
    const assistant = assistantIn(home);
    await until('they are offered', () => assistant.press('Give 2 tabs back').catch(() => false));
    await until('they are back', async () => (await areOpen()).length >= 2);
    await until('none is kept any more', async () => (await tabsAside()).length === 0);
    expect((await areOpen()).slice(0, 2)).toEqual(pages.slice(0, 2));
  });

  test.each([
    '',
    '#<img src=x onerror=alert(1)>',
    '#body/0',
    '#javascript:alert(1)',
    '#%E0%A4%A',
    '#constructor',
  ])('an address that ends in "%s" leads to the very beginning', async (fragment) => {
    const page = await warmup(fragment);
    await page.says('Close what this task does not need.');
    expect(await page.words()).toContain('Prep your environment warmup');
  });

  test('keys skip, listen and leave; where single keys are off, they do not', async () => {
    const page = await warmup('#body');
    await page.says('Put both feet on the floor.');
    const isListening = () =>
      inPage(page)(() => document.querySelector('.listen')?.getAttribute('aria-pressed'));
    await page.press('l');
    await until('it reads aloud', async () => (await isListening()) === 'true');
    await inPage(page)(() => document.querySelector('.listen')?.setAttribute('data-before', ''));
    await page.reload();
    const isBefore = () => inPage(page)(() => document.querySelector('.listen[data-before]') !== null);
    await until('it is the page anew', async () => !(await isBefore()));
    await until('it is remembered', async () => (await isListening()) === 'true');
    await page.press('l');
    await until('it is silent', async () => (await isListening()) === 'false');
    await page.press('s');
    await page.says('Everything is ready.');
    expect((await tried()).body).toBe(false);
    await page.press('ArrowLeft');
    await page.says('Open your hands');

    await browser.ask({ do: 'set', setting: 'keys', to: false });
    await until('the keys are not offered', async () => !(await page.words()).includes('skip'));
    await page.press('s', 'l', 'Space');
    await still(200);
    expect(await page.words()).toContain('Open your hands');
    expect(await isListening()).toBe('false');
    await page.press('Escape');
    await until('it is closed', async () =>
      (await browser.addresses()).every((address) => !address.includes('warmup.html')),
    );
  });

  test('while a session runs, a warmup leads back to it', async () => {
    await browser.ask({ do: 'start', task: TASK, minutes: 25, level: 'nothing' });
    const page = await warmup('#body/7');
    await page.says('A session is running already.');
    expect(await page.buttons()).not.toContain('Begin session');
    await page.pressButton('Go to the session');
    await until('it is there', async () => (await page.address()) === `${browser.home}sidepanel.html`);
  });

  test('nothing went wrong in the extension all the while', async () =>
    expect(await browser.faults()).toEqual([]));
}
