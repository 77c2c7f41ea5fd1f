/** Made when it is asked for, and anew when it was forgotten in between because memory was wanted. */
export function forgettable<Made extends object>(make: () => Made): () => Made {
  let kept: WeakRef<Made> | null = null;
  return () => {
    const present = kept?.deref();
    if (present) return present;
    const made = make();
    kept = new WeakRef(made);
    return made;
  };
}
