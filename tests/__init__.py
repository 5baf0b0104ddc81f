"""The test suite, with the same layout as the app."""
