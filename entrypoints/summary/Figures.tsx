import { figuresOf } from '../../lib/ui/summary-words.ts';

/** A length, its figures larger than their units. */
export const Figures = ({ length }: { length: number }) =>
  figuresOf(length).map(([figure, unit]) => (
    <span key={unit}>
      {figure}
      <small>{unit}</small>{' '}
    </span>
  ));
