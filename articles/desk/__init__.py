"""The desk as a whole: its name, its first page and what waits there."""
