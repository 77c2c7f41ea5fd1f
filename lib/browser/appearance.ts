const { dataset } = document.documentElement;

/** How each page is to look, found before anything is read: a copy of what is set. Words: "dark still". */
const KEY = 'look';

/** Makes the page look so, from now on and at its next opening. */
export function setLook(look: string): void {
  dataset.look = look;
  localStorage[KEY] = look;
}

dataset.look = localStorage[KEY] ?? '';
