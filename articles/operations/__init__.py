"""Running an installation: the web server and what it needs before it starts."""
