/** Where each page finds at once, before anything is read, how it is to look. A copy of what is set. */
const KEY = 'appearance';

function wear(look: string): void {
  const [theme = '', still = ''] = look.split(' ');
  const { dataset } = document.documentElement;
  dataset.theme = theme;
  dataset.still = still;
}

/** Makes the page look as it is set, from now on and at its next opening. */
export function setAppearance(theme: unknown, still: unknown): void {
  const look = `${theme === 'light' || theme === 'dark' ? theme : ''} ${still === true}`;
  wear(look);
  if (localStorage[KEY] !== look) localStorage[KEY] = look;
}

wear(localStorage[KEY] ?? '');
