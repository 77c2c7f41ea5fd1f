import { PATH, readFromRelay, VERSION } from '../wire/protocol.ts';
import { ANSWER_WITHIN, type LinePorts } from './line.ts';

/** What came of asking whether a relay is there. `because`: `unreachable`, `silent`, `no-relay`, `wrong-version`, or its own word. */
export type Tested = { is: 'there'; milliseconds: number } | { is: 'not'; because: string };

/** Asks a relay for its first word, and leaves without one of one's own. */
export function testRelay(ports: LinePorts, relay: string): Promise<Tested> {
  return new Promise((resolve) => {
    const began = ports.machineNow();
    let said: string | null = null;
    const finish = (tested: Tested) => {
      callOff();
      resolve(tested);
      socket.close();
    };
    const callOff = ports.after(ANSWER_WITHIN, () => finish({ is: 'not', because: 'silent' }));
    const socket = ports.dial(relay + PATH, {
      text(text) {
        const frame = readFromRelay(text);
        if (frame?.say === 'refused') said = frame.because;
        else if (frame?.say !== 'hello') finish({ is: 'not', because: 'no-relay' });
        else if (frame.version !== VERSION) finish({ is: 'not', because: 'wrong-version' });
        else finish({ is: 'there', milliseconds: ports.machineNow() - began });
      },
      closed: () => finish({ is: 'not', because: said ?? 'unreachable' }),
    });
  });
}
