"""The project: settings, root addresses and the WSGI door."""
