"""Pages for people without an account, who open them with a guest link."""
