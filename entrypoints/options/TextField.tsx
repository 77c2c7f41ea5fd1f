import type { InputHTMLAttributes, Ref } from 'preact';

interface TextFieldProps extends Pick<InputHTMLAttributes, 'placeholder' | 'required'> {
  label: string;
  value: string;
  onInput: (text: string) => void;
  /** For addresses, codes and words, which are spelled as they are. */
  isLiteral?: boolean;
  isUrl?: boolean;
  isNarrow?: boolean;
  field?: Ref<HTMLInputElement>;
}

/** A line of text with its name above it. */
export const TextField = (props: TextFieldProps) => {
  const { label, value, onInput, isLiteral = false, isUrl = false, isNarrow = false, field = null } = props;
  return (
    <label class={isNarrow ? 'field' : 'field wide'}>
      {label}
      <input
        ref={field}
        type="text"
        {...(isUrl ? { inputmode: 'url' as const } : {})}
        {...(isLiteral || isUrl ? { autocapitalize: 'none', spellcheck: false } : {})}
        {...(props.placeholder ? { placeholder: props.placeholder } : {})}
        required={props.required ?? false}
        autocomplete="off"
        dir={isLiteral || isUrl ? 'ltr' : 'auto'}
        value={value}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
    </label>
  );
};
