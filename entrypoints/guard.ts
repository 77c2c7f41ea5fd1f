import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { guard } from '../lib/browser/page.ts';

export default defineUnlistedScript(() => guard());
