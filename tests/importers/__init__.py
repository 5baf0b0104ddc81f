"""What comes in: text to records, records to articles."""
