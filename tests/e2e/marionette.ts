import { connect, type Socket } from 'node:net';
import { until } from './poll.ts';

/**
 * The protocol by which Firefox lets itself be driven in its own scope, where an extension can be looked at
 * and its background stopped: `length:[type, id, command, parameters]` over TCP.
 * <https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html>
 */
export interface Marionette {
  /** Runs an async function, given as text, with the browser's own rights. */
  chrome<Result>(code: string, ...args: unknown[]): Promise<Result>;
  /** Runs one as the page with this handle. */
  page<Result>(handle: string, code: string, ...args: unknown[]): Promise<Result>;
  /** Clicks as a person does, which is more than a script may. */
  click(handle: string, selector: string): Promise<void>;
  press(handle: string, keys: string[]): Promise<void>;
  close(): void;
}

/** What WebDriver calls keys that type nothing. <https://w3c.github.io/webdriver/#keyboard-actions> */
const KEYS: Record<string, string> = {
  Tab: '\uE004',
  Enter: '\uE007',
  Escape: '\uE00C',
  Space: ' ',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
};

/** What WebDriver calls an element. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

export async function openMarionette(port: number): Promise<Marionette> {
  const socket: Socket = await until('Firefox listens', () => dial(port), { within: 60_000, every: 100 });
  const waiting = new Map<number, { resolve: (result: never) => void; reject: (fault: Error) => void }>();
  let ids = 0;
  let buffer = Buffer.alloc(0);
  let greet: () => void;
  const greeted = new Promise<void>((resolve) => {
    greet = resolve;
  });

  function heard(message: unknown): void {
    if (!Array.isArray(message)) {
      greet();
      return;
    }
    const [, id, fault, result] = message;
    const asker = waiting.get(id);
    waiting.delete(id);
    if (fault) asker?.reject(new Error(`${fault.error}: ${fault.message}`));
    else asker?.resolve(result as never);
  }

  socket.on('data', (part: Buffer) => {
    buffer = Buffer.concat([buffer, part]);
    for (;;) {
      const colon = buffer.indexOf(':');
      const end = colon + 1 + Number(buffer.subarray(0, Math.max(colon, 0)).toString());
      if (colon < 0 || buffer.length < end) return;
      heard(JSON.parse(buffer.subarray(colon + 1, end).toString()));
      buffer = buffer.subarray(end);
    }
  });
  socket.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('Firefox is gone.'));
    waiting.clear();
  });
  // A browser that is killed resets the connection; 'close' follows and tells everybody.
  socket.on('error', () => {});
  await greeted;

  const send = <Result>(command: string, parameters: object = {}): Promise<Result> =>
    new Promise((resolve, reject) => {
      const id = ++ids;
      waiting.set(id, { resolve: resolve as (result: never) => void, reject });
      const text = JSON.stringify([0, id, command, parameters]);
      socket.write(`${Buffer.byteLength(text)}:${text}`);
    });

  await send('WebDriver:NewSession', {
    capabilities: { alwaysMatch: { unhandledPromptBehavior: 'ignore' } },
  });
  await send('WebDriver:SetTimeouts', { script: 60_000 });
  /** Where a script runs is told beforehand, so only one at a time may be on its way there; all may run at once. */
  let before: Promise<unknown> = Promise.resolve();
  async function inTurn<Result>(enter: () => Promise<unknown>, run: () => Promise<Result>): Promise<Result> {
    const entered = before.then(enter);
    const started = entered.then(() => ({ running: run() }));
    before = started.catch(() => null);
    return (await started).running;
  }

  return {
    chrome: (code, ...args) =>
      inTurn(
        () => send('Marionette:SetContext', { value: 'chrome' }),
        () => runAsync(send, code, args, 'system'),
      ),
    page: (handle, code, ...args) =>
      inTurn(
        async () => {
          await send('Marionette:SetContext', { value: 'content' });
          await send('WebDriver:SwitchToWindow', { handle, focus: false });
        },
        () => runAsync(send, code, args, null),
      ),
    click: (handle, selector) =>
      inTurn(
        async () => {
          await send('Marionette:SetContext', { value: 'content' });
          await send('WebDriver:SwitchToWindow', { handle, focus: false });
        },
        async () => {
          const how = { using: 'css selector', value: selector };
          const { value } = await send<{ value: Record<string, string> }>('WebDriver:FindElement', how);
          await send('WebDriver:ElementClick', { id: value[ELEMENT] });
        },
      ),
    press: (handle, keys) =>
      inTurn(
        async () => {
          await send('Marionette:SetContext', { value: 'content' });
          await send('WebDriver:SwitchToWindow', { handle, focus: false });
        },
        async () => {
          const actions = keys.flatMap((key) =>
            ['keyDown', 'keyUp'].map((type) => ({ type, value: KEYS[key] ?? key })),
          );
          await send('WebDriver:PerformActions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
        },
      ),
    close: () => socket.destroy(),
  };
}

/** Runs an async function in the present context; what it throws is thrown here. */
async function runAsync<Result>(
  send: <Sent>(command: string, parameters?: object) => Promise<Sent>,
  code: string,
  args: unknown[],
  sandbox: string | null,
): Promise<Result> {
  const script = `
    const done = arguments[arguments.length - 1];
    (async () => (${code})(...Array.from(arguments).slice(0, -1)))()
      .then((value) => done({ value: value ?? null }), (fault) => done({ fault: String(fault) + (fault.stack ?? '') }));`;
  const { value } = await send<{ value: { value: Result; fault?: string } | null }>(
    'WebDriver:ExecuteAsyncScript',
    {
      script,
      args,
      sandbox,
    },
  );
  if (!value) throw new Error('The page went away while it was asked.');
  if (value.fault) throw new Error(value.fault);
  return value.value;
}

const dial = (port: number): Promise<Socket | null> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(socket));
    socket.once('error', () => resolve(null));
  });
