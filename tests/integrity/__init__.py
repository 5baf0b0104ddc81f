"""Tests of the integrity of the record."""
