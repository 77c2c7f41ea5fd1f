interface HintsProps {
  /** Whether single letters do something: a setting. */
  hasKeys: boolean;
  isFirst: boolean;
  isLast: boolean;
}

/** Which keys do what here. */
export function Hints({ hasKeys, isFirst, isLast }: HintsProps) {
  const hints: [keys: string[], does: string, isThere: boolean][] = [
    [hasKeys ? ['→', 'Space'] : ['→'], 'next', !isLast],
    [['←'], 'back', !isFirst],
    [['S'], 'skip', hasKeys && !isLast],
    [['L'], 'listen', hasKeys],
    [['Esc'], 'leave', true],
  ];
  return (
    <ul class="hints" aria-label="Keys">
      {hints
        .filter(([, , isThere]) => isThere)
        .map(([keys, does]) => (
          <li key={does}>
            {keys.map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}{' '}
            {does}
          </li>
        ))}
    </ul>
  );
}
