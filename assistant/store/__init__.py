"""The workspace (工作区) on disk: its texts, its draft and how that is written, its history."""
