import styles from './later.css?url';

let fetched: Promise<void> | undefined;

/** Resolves once the styles are there of what the Assistant does not show first; a page is painted the sooner without them. */
export function fetchStyles(): Promise<void> {
  fetched ??= new Promise((resolve) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = styles;
    link.onload = () => resolve();
    // Without them all can still be read and done, and the next part that needs them asks for them again.
    link.onerror = () => {
      link.remove();
      fetched = undefined;
      resolve();
    };
    document.head.append(link);
  });
  return fetched;
}
