import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { watchPaths } from '../lib/browser/page.ts';

export default defineUnlistedScript(() => watchPaths());
