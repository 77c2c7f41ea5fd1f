import { Icon } from './Icon.tsx';
import { SUNSET } from './icons.ts';

/** How the last session went, quietly. */
export const LastSession = ({ title, lines }: { title: string; lines: string[] }) => (
  <section class="last-session" aria-label="Last session">
    <Icon path={SUNSET} />
    <div>
      <h2>{title}</h2>
      <p>{lines.join(' ')}</p>
    </div>
  </section>
);
