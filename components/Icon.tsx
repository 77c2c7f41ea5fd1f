import { ICONS, type IconName } from './icons.ts';

/** A small drawing beside words that say the same; hidden from whoever does not look. */
export const Icon = ({ name, size = 18 }: { name: IconName; size?: number }) => (
  <svg class="icon" aria-hidden="true" width={size} height={size} viewBox="0 0 24 24">
    <path d={ICONS[name]} />
  </svg>
);
