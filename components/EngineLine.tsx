import type { Silence } from '../lib/ui/asking.ts';

/** One thin line when the background lets us wait. */
export function EngineLine({ silence, onRestart }: { silence: Silence; onRestart: () => void }) {
  if (silence === 'none') return null;
  return (
    <p class="thin-line" role="status">
      {silence === 'short' ? (
        'Catching up…'
      ) : (
        <>
          The Assistant’s engine stopped.{' '}
          <button type="button" class="link" onClick={onRestart}>
            Restart it
          </button>
        </>
      )}
    </p>
  );
}
