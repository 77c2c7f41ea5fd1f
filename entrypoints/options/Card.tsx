import type { ComponentChildren } from 'preact';
import { LiveRegion } from '../../components/LiveRegion.tsx';

interface CardProps {
  id: string;
  title: string;
  /** What became of the last change made in it. */
  said: string;
  children: ComponentChildren;
}

/** One part of the settings, which says beside its name what became of a change. */
export const Card = ({ id, title, said, children }: CardProps) => (
  <section class="card" aria-labelledby={id}>
    <h2 class="card-title" id={id}>
      {title}
      <span class="said-here" aria-hidden="true">
        {said}
      </span>
    </h2>
    <LiveRegion says={said} />
    {children}
  </section>
);
