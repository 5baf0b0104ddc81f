"""Read-only admin pages for the audit trail: events, editions and the login log, with an export of events."""
