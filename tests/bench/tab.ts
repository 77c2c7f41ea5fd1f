import type { CDPSession, Connection } from 'puppeteer';

/** A tab with as little attached to it as measuring needs. */
export interface Tab {
  target: string;
  /** Resolves at the page's load event, also when it was led elsewhere. */
  goto(url: string): Promise<void>;
  /** As a click on a link does: from inside the page. */
  follow(url: string): Promise<void>;
  /** Runs a function in the page, which may use nothing from outside. */
  evaluate<Args extends unknown[], Result>(
    run: (...args: Args) => Result,
    ...args: Args
  ): Promise<Awaited<Result>>;
  /** Runs a script in the page as it stands. */
  load(script: string): Promise<void>;
  /** Runs a function in every page to come, before its own scripts. */
  inject<Args extends unknown[]>(run: (...args: Args) => void, ...args: Args): Promise<void>;
  /** Addresses of the scripts that the page has loaded by now. */
  scripts(): Promise<string[]>;
  show(): Promise<void>;
  close(): Promise<void>;
}

const call = (run: (...args: never[]) => unknown, args: unknown[]): string =>
  `(${run})(${args.map((arg) => JSON.stringify(arg)).join(',')})`;

/** The longest that anything here may take, in milliseconds. */
const PATIENCE = 15_000;

/** Opens a tab in front, unless told otherwise. */
export async function openTab(
  connection: Connection,
  url = 'about:blank',
  where: { newWindow?: true; background?: true } = {},
): Promise<Tab> {
  const { targetId } = await connection.send('Target.createTarget', { url, ...where });
  return tabOf(connection, targetId);
}

/** Attaches to a tab or popup that is there. */
export async function tabOf(connection: Connection, target: string): Promise<Tab> {
  const { targetInfo } = await connection.send('Target.getTargetInfo', { targetId: target });
  const session = await connection.createSession(targetInfo);
  await session.send('Page.enable');
  const loaded = async (start: () => Promise<unknown>) => {
    const load = eventOf(session, 'Page.loadEventFired');
    await Promise.all([load, start()]);
  };
  return {
    target,
    goto: (url) => loaded(() => session.send('Page.navigate', { url })),
    follow: (url) =>
      loaded(() =>
        session.send('Runtime.evaluate', { expression: `location.href = ${JSON.stringify(url)}; 0` }),
      ),
    async evaluate(run, ...args) {
      const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
        expression: call(run, args),
        awaitPromise: true,
        returnByValue: true,
        userGesture: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    },
    async load(script) {
      const { exceptionDetails } = await session.send('Runtime.evaluate', { expression: script });
      if (exceptionDetails) throw new Error(exceptionDetails.text);
    },
    async inject(run, ...args) {
      await session.send('Page.addScriptToEvaluateOnNewDocument', { source: call(run, args) });
    },
    async scripts() {
      const { frameTree } = await session.send('Page.getResourceTree');
      return frameTree.resources.filter(({ type }) => type === 'Script').map(({ url }) => url);
    },
    show: () => connection.send('Target.activateTarget', { targetId: target }),
    async close() {
      await connection.send('Target.closeTarget', { targetId: target });
    },
  };
}

function eventOf(session: CDPSession, name: 'Page.loadEventFired'): Promise<void> {
  return new Promise((resolve, reject) => {
    const patience = setTimeout(() => reject(new Error(`${name} did not come.`)), PATIENCE);
    session.once(name, () => {
      clearTimeout(patience);
      resolve();
    });
  });
}
