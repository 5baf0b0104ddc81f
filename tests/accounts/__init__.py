"""Logins of the desk."""
