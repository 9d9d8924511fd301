"""The value types that pass between rooms, and their Markdown form."""
