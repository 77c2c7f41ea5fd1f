import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../lib/words/t.ts';

interface DialogProps {
  title: string;
  note: string;
  onClose: () => void;
  children: ComponentChildren;
}

/** What a number was added from, over the report. */
export function Dialog({ title, note, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog class="spans-dialog" ref={dialog} aria-labelledby="dialog-title" onClose={onClose}>
      <header class="dialog-head">
        <h2 class="dialog-title" id="dialog-title">
          {title}
        </h2>
        <p class="quiet">{note}</p>
        <form class="dialog-close" method="dialog">
          <button type="submit" class="pill">
            {t('Close')}
          </button>
        </form>
      </header>
      {children}
    </dialog>
  );
}
