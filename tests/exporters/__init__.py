"""Tests that an export imported again gives the same export."""
