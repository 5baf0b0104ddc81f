"""Tests of pure functions for picture files."""
