"""The suite, laid out like the rooms of the app."""
