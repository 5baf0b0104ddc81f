"""Pages for people without an account, by a link they were sent."""
