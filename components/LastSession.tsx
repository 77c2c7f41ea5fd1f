import { Icon } from './Icon.tsx';
import { SUNSET } from './icons.ts';

/** How the last session went, quietly. */
export const LastSession = (props: { title: string; lines: string[]; onLookBack: () => void }) => (
  <section class="last-session" aria-label="Last session">
    <Icon path={SUNSET} />
    <div>
      <h2>{props.title}</h2>
      <p>{props.lines.join(' ')}</p>
      <button type="button" class="plain" onClick={props.onLookBack}>
        Look back
      </button>
    </div>
  </section>
);
