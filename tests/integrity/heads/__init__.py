"""Heads files."""
