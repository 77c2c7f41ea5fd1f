import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { JetStreamApiError } from '@nats-io/jetstream';
import {
  connect,
  credsAuthenticator,
  errors,
  type NatsConnection,
  type NodeConnectionOptions,
  RequestError,
} from '@nats-io/transport-node';
import { NextStep } from './next-step.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** How long a cluster may be without a leader, in milliseconds, before somebody is told: twice what was measured. */
export const PATIENCE = 25_000;
/** Of somebody who starts a relay, and perhaps the servers with it. */
const AT_START = 10_000;
/** A request on the way to a server that was killed is lost, and is asked again after this. */
export const ANSWER_WITHIN = 2_000;

/** JetStream's word for a cluster that is too small, or not whole yet (errors.json of nats-server). */
const NO_PEERS = 10005;

/** `nats://user:password@one:4222,two:4222`, or `tls://` where nobody on the way may listen. A user alone is a token. */
function serversIn(url: string): NodeConnectionOptions & { servers: string[] } {
  const scheme = /^[a-z]+:\/\//.exec(url)?.[0] ?? 'nats://';
  const urls = url.split(',').map((part) => {
    const whole = part.includes('://') ? part : scheme + part;
    if (URL.canParse(whole)) return new URL(whole);
    throw new NextStep(
      'STORE is no address of NATS servers: set it as in nats://one:4222,two:4222,three:4222.',
    );
  });
  const named = urls.find(({ username }) => username !== '');
  const [user, pass] = [named?.username ?? '', named?.password ?? ''].map(decodeURIComponent);
  return {
    servers: urls.map(({ host }) => host),
    ...(user && (pass ? { user, pass } : { token: user })),
    ...(urls.some(({ protocol }) => protocol === 'tls:') && { tls: {} }),
  };
}

function contentOf(variable: string, path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new NextStep(`${variable} names ${path}, which cannot be read: put the file there.`, {
      cause: error,
    });
  }
}

/** What does not belong into an address: `NATS_CREDS`, `NATS_CA`, `NATS_CERT` and `NATS_KEY` are paths of files. */
function accessIn({ NATS_CREDS, NATS_CA, NATS_CERT, NATS_KEY }: Environment): NodeConnectionOptions {
  const tls = {
    ...(NATS_CA && { caFile: NATS_CA }),
    ...(NATS_CERT && { certFile: NATS_CERT }),
    ...(NATS_KEY && { keyFile: NATS_KEY }),
  };
  return {
    ...(NATS_CREDS && { authenticator: credsAuthenticator(contentOf('NATS_CREDS', NATS_CREDS)) }),
    ...(Object.keys(tls).length > 0 && { tls }),
  };
}

/** Connects once and for good: a connection that breaks is made again, to whichever server answers. */
export async function connectTo(
  url: string,
  environment: Environment,
  patience = AT_START,
): Promise<NatsConnection> {
  const { servers, ...options } = { ...serversIn(url), ...accessIn(environment) };
  const open = () =>
    connect({
      ...options,
      servers,
      name: 'sundial relay',
      timeout: ANSWER_WITHIN,
      maxReconnectAttempts: -1,
      reconnectTimeWait: 250,
      reconnectJitter: 250,
      pingInterval: 10_000,
      ignoreAuthErrorAbort: true,
    });
  return patiently(open, patience);
}

/** What passes when a server is started again, a leader is elected or a cable is put back. */
export function isPassing(error: unknown): boolean {
  if (error instanceof JetStreamApiError) return error.status === 503 || error.code === NO_PEERS;
  if (error instanceof errors.ConnectionError || error instanceof errors.TimeoutError) return true;
  const { cause, code } = error as { cause?: unknown; code?: unknown };
  // The system's own codes are words.
  return error instanceof RequestError || cause instanceof RequestError || typeof code === 'string';
}

/** What NATS complains of, in words where it is about the servers and not about us. */
export function inWords(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof NextStep) return error;
  const sentence = sentenceFor(error);
  return sentence ? new NextStep(sentence, { cause: error }) : error;
}

function sentenceFor(error: Error): string | null {
  if (error instanceof errors.AuthorizationError)
    return 'The NATS servers do not let this relay in: put the right user and password into STORE, or name its credentials with NATS_CREDS.';
  if (error instanceof errors.PermissionViolationError)
    return `The NATS servers do not allow this relay ${error.operation} "${error.subject}": give its user that right.`;
  if (error instanceof errors.ConnectionError || ('code' in error && typeof error.code === 'string'))
    return `The NATS servers cannot be reached (${error.message}): start them, or mend their addresses in STORE.`;
  if (error instanceof JetStreamApiError && error.code === NO_PEERS)
    return 'Every box is kept on three NATS servers and there are fewer: start three with JetStream, or one that is in no cluster.';
  if (error instanceof JetStreamApiError)
    return `JetStream refuses (${error.message}): mend that on the NATS servers.`;
  if (error instanceof errors.TimeoutError)
    return 'The NATS servers do not answer: see that more than half of them are running and reach each other.';
  if (isPassing(error))
    return 'Nobody answers for JetStream: switch it on in the configuration of the NATS servers (jetstream {}), and see that more than half of them are running.';
  return null;
}

/** Asks again while what hinders may pass; in the end says it in words. */
export async function patiently<Result>(ask: () => Promise<Result>, patience = PATIENCE): Promise<Result> {
  const end = performance.now() + patience;
  for (let pause = 25; ; pause = Math.min(2 * pause, 400)) {
    try {
      return await ask();
    } catch (error) {
      if (!isPassing(error) || performance.now() > end) throw inWords(error);
      await wait(pause);
    }
  }
}

/** How to ask over a connection so that a question fails when it breaks: the answer would never come. */
export function askedOver(nc: NatsConnection): <Result>(ask: () => Promise<Result>) => Promise<Result> {
  const open = new Set<(error: Error) => void>();
  void failOnBreaks();
  async function failOnBreaks(): Promise<void> {
    for await (const { type } of nc.status())
      if (type === 'disconnect')
        for (const fail of open) fail(new errors.ConnectionError('connection broken'));
  }
  return <Result>(ask: () => Promise<Result>) =>
    new Promise<Result>((answer, fail) => {
      open.add(fail);
      ask()
        .then(answer, fail)
        .finally(() => open.delete(fail));
    });
}
