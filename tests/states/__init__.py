"""Tests of the table of moves and its texts."""
