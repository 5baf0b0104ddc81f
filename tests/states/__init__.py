"""The table of moves and its words."""
