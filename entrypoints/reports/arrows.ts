/** Which arrow leads to what was before, and which to what came after: time runs the way the page is read. */
export const arrows = (): readonly [before: '←' | '→', after: '←' | '→'] =>
  document.documentElement.dir === 'rtl' ? ['→', '←'] : ['←', '→'];
