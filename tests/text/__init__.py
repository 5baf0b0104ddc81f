"""Tests of pure functions for text."""
