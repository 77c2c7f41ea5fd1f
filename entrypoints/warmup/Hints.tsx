import { isRightToLeft } from '../../lib/words/languages.ts';
import { spoken, t } from '../../lib/words/t.ts';

interface HintsProps {
  /** Whether single letters do something: a setting. */
  hasKeys: boolean;
  isFirst: boolean;
  isLast: boolean;
}

const [RIGHT, LEFT] = [
  { key: 'ArrowRight', sign: '→' },
  { key: 'ArrowLeft', sign: '←' },
] as const;

/** The arrow that leads on and the one that leads back: on points to where one reads on. */
export const arrowsNow = () =>
  isRightToLeft(spoken()) ? ([LEFT, RIGHT] as const) : ([RIGHT, LEFT] as const);

/** Which keys do what here. */
export function Hints({ hasKeys, isFirst, isLast }: HintsProps) {
  const [forth, back] = arrowsNow();
  const hints: [keys: string[], does: string, isThere: boolean][] = [
    [hasKeys ? [forth.sign, 'Space'] : [forth.sign], t('next##what a key does'), !isLast],
    [[back.sign], t('back##what a key does'), !isFirst],
    [['S'], t('skip##what a key does'), hasKeys && !isLast],
    [['L'], t('listen##what a key does'), hasKeys],
    [['Esc'], t('leave##what a key does'), true],
  ];
  return (
    <ul class="hints" aria-label={t('Keys')}>
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
