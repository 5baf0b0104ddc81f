"""The verbs of the editorial life and the table of moves."""
