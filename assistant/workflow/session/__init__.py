"""The drafting session (起草时边写边看): sections drafted in the background while a person reads and decides."""
