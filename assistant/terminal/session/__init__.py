"""The drafting session as the clerk sees it, on a whole screen or line by line."""
