interface SwitchProps {
  isOn: boolean;
  onSwitch: (isOn: boolean) => void;
  isDisabled?: boolean;
  /** Where its name and its line stand beside it: its id, with `-name` and `-line`. Without, the label round it names it. */
  id?: string;
}

/** On or off, at once. */
export const Switch = ({ isOn, onSwitch, isDisabled = false, id }: SwitchProps) => (
  <input
    type="checkbox"
    role="switch"
    class="switch"
    id={id}
    aria-labelledby={id && `${id}-name`}
    aria-describedby={id && `${id}-line`}
    disabled={isDisabled}
    checked={isOn}
    aria-checked={isOn}
    onChange={({ currentTarget }) => onSwitch(currentTarget.checked)}
  />
);
