"""Tests of the workflow and the table of moves."""
