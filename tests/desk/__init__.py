"""Tests of the desk's own pages."""
