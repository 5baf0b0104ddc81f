"""Logins: signing in, second factors, sessions and the login log."""
