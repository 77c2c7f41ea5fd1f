import { type Shares, sumOf } from '../../lib/core/report.ts';
import { listed, SHARES } from '../../lib/ui/activity-words.ts';
import { shortLength } from '../../lib/ui/words.ts';
import { t } from '../../lib/words/t.ts';

/** From below: what was wanted stands on the ground. */
const STACK: (keyof Shares)[] = ['focus', 'offline', 'meeting', 'other', 'personal'];

interface StoreysProps {
  name: string;
  shares: Shares;
  /** What a column of full height stands for, in milliseconds. */
  most: number;
  style: Record<string, string>;
  onOpen: () => void;
  /** The Focus Work wanted; 0: no goal. */
  goal?: number;
}

/** One column of a skyline. The table below it has the same, for the keyboard too. */
export function Storeys({ name, shares, most, style, onOpen, goal = 0 }: StoreysProps) {
  const kinds = STACK.filter((as) => shares[as] > 0);
  const words = kinds.map((as) => t('{kind} {time}', { kind: t(SHARES[as]), time: shortLength(shares[as]) }));
  if (goal > 0) words.push(t('goal {time}', { time: shortLength(goal) }));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: see above.
    <div
      class="column"
      title={t('{when}: {time}', { when: name, time: listed(words) })}
      style={style}
      onClick={onOpen}
    >
      {sumOf(shares) > 0 &&
        kinds.map((as) => (
          <i key={as} class="storey" data-as={as} style={{ blockSize: `${(shares[as] / most) * 100}%` }} />
        ))}
      {goal > 0 && <i class="goal-line" style={{ insetBlockEnd: `${(goal / most) * 100}%` }} />}
    </div>
  );
}
