/** Words for whoever does not look: spoken when they change, never seen. */
export const LiveRegion = ({ says }: { says: string }) => (
  <p class="unseen" role="status">
    {says}
  </p>
);
