import { Switch } from './Switch.tsx';

interface SwitchFieldProps {
  id: string;
  name: string;
  /** What switching it on means, said beforehand. */
  line: string;
  isOn: boolean;
  onSwitch: (isOn: boolean) => void;
}

/** A switch of prep, with its name and its line. */
export const SwitchField = ({ id, name, line, isOn, onSwitch }: SwitchFieldProps) => (
  <label class="switch-field">
    <span>
      <b id={`${id}-name`}>{name}</b>
      <small id={`${id}-line`}>{line}</small>
    </span>
    <Switch id={id} isOn={isOn} onSwitch={onSwitch} />
  </label>
);
