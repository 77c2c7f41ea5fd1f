import { Switch } from '../../components/Switch.tsx';

interface SwitchRowProps {
  id: string;
  name: string;
  line: string;
  isOn: boolean;
  onSwitch: (isOn: boolean) => void;
  isDisabled?: boolean;
}

/** A setting that is on or off. */
export const SwitchRow = ({ id, name, line, isOn, onSwitch, isDisabled = false }: SwitchRowProps) => (
  <label class="row">
    <span>
      <b class="row-label" id={`${id}-name`}>
        {name}
      </b>
      <span class="quiet" id={`${id}-line`}>
        {line}
      </span>
    </span>
    <Switch id={id} isOn={isOn} onSwitch={onSwitch} isDisabled={isDisabled} />
  </label>
);
