"""Running an installation: the web server, the worker and periodic jobs, backups, metrics and database roles."""
