import type { Doc } from '../../lib/core/doc.ts';
import type { Range } from '../../lib/core/range.ts';
import { settingOf } from '../../lib/core/settings.ts';

interface NothingProps {
  within: Range['is'];
  isNow: boolean;
  isPrivate: boolean;
  doc: Pick<Doc, 'setting'>;
}

/** Why there is nothing to be seen. */
export const Nothing = ({ within, isNow, isPrivate, doc }: NothingProps) => (
  <p class="card nothing">
    {isPrivate
      ? 'Nothing is recorded in private windows. Open the report in an ordinary one.'
      : !settingOf(doc, 'record')
        ? 'Recording is switched off. It can be switched on in the settings.'
        : isNow
          ? 'The pages you look at appear here as you go, with the time they had.'
          : `No page was in front of you in this browser ${within === 'day' ? 'on' : 'in'} this ${within}, or Sundial was not there yet.`}
  </p>
);
