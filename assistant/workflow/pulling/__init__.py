"""A Word file that came back (收回修改稿): what it says laid over the draft it was exported from, and both merged."""
