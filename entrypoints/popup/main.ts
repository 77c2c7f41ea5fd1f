// One file of script, in which what is asked for before all else stands first.
import '../../lib/browser/first-assistant.ts';
import '../../lib/browser/page-language.ts';
import './app.tsx';
