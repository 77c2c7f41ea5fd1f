/** A small drawing of 24 by 24, given as a path, beside words that say the same; hidden from whoever does not look. */
export const Icon = ({ path, size = 18 }: { path: string; size?: number }) => (
  <svg class="icon" aria-hidden="true" width={size} height={size} viewBox="0 0 24 24">
    <path d={path} />
  </svg>
);
