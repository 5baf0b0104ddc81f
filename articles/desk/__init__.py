"""The desk: the admin site, its dashboard, the inbox, the team pages and error pages."""
