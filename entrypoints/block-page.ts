import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { showBlockPage } from './blocked/app.tsx';

export default defineUnlistedScript(() => void showBlockPage());
