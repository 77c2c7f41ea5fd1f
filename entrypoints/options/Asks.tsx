interface AsksProps {
  question: string;
  /** What the two buttons say. */
  yes: string;
  no: string;
  onYes: () => void;
  onNo: () => void;
}

/** Asks once more before something is done that cannot be undone. */
export const Asks = ({ question, yes, no, onYes, onNo }: AsksProps) => (
  <p class="asks" role="alert">
    {question}
    <button type="button" class="plain" onClick={onYes}>
      {yes}
    </button>
    <button type="button" class="plain" onClick={onNo}>
      {no}
    </button>
  </p>
);
