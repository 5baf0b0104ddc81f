"""Pure functions over picture files."""
