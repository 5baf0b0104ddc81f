"""Tests of redaction: two people remove words from the record."""
