import type { Doc } from '../../lib/core/doc.ts';
import type { Asking } from '../../lib/ui/asking.ts';
import { PrepCompany } from './PrepCompany.tsx';
import { PrepMusic } from './PrepMusic.tsx';

/** What prep asks at the end, of which only a page of the browser knows: the sound, and the company. */
export const PrepRest = (props: { doc: Pick<Doc, 'setting'>; asking: Asking }) => (
  <>
    <PrepMusic {...props} />
    <PrepCompany {...props} />
  </>
);
