/** Whether steps are read aloud: in this browser alone, as another may stand where others hear it. */
const KEY = 'listening';

export const wasListening = (): boolean => localStorage[KEY] === 'true';

export function keepListening(isOn: boolean): void {
  localStorage[KEY] = String(isOn);
}
