"""The form of an official text: numbering and punctuation."""
