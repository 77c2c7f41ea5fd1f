import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { standReady } from '../lib/browser/page.ts';

export default defineUnlistedScript(() => standReady('communication'));
