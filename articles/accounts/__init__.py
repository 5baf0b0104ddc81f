"""Logins of the desk: signing in, second factors, sessions, the login log and reauthentication."""
