import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { watchForReturn } from '../lib/browser/page.ts';

export default defineUnlistedScript(() => watchForReturn('communication'));
