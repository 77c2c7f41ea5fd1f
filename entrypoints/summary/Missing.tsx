import { Horizon } from '../../components/Horizon.tsx';

interface MissingProps {
  title: string;
  line: string;
  actions: { label: string; onPress: () => void }[];
}

/** Why there is nothing to look back on here, and where to go instead. */
export const Missing = ({ title, line, actions }: MissingProps) => (
  <>
    <div class="sky summary-sky low" data-mode="work">
      <Horizon progress={null} />
    </div>
    <main class="wrap missing">
      <h1 class="part-title">{title}</h1>
      <p>{line}</p>
      <p class="ways">
        {actions.map(({ label, onPress }) => (
          <button key={label} type="button" class="way-on" onClick={onPress}>
            {label}
          </button>
        ))}
      </p>
    </main>
  </>
);
