"""Tests of heads files."""
