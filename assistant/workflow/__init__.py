"""The use cases: new, draft, export. They join the pure rooms to the outside world."""
