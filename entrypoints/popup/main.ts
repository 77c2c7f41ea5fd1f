// One file of script, in which what is asked for before all else stands first.
import '../../lib/browser/first.ts';
import '../../lib/browser/first-day.ts';
import './app.tsx';
