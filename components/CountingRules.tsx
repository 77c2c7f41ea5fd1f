import { COUNTING } from '../lib/core/counting.ts';

/** The rules by which time is counted, each with its reason. */
export const CountingRules = () => (
  <details class="counting">
    <summary class="link">How time is counted</summary>
    <dl>
      {COUNTING.map(({ rule, because }) => (
        <div key={rule} class="rule">
          <dt>{rule}</dt>
          <dd>{because}</dd>
        </div>
      ))}
    </dl>
  </details>
);
