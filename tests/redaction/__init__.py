"""Redaction: words taken out of the record by two people."""
