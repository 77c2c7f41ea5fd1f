// Empty: what a worker costs that does nothing.
