"""Mutants written by hand: each breaks one rule of the newsroom, and a test must fail."""
