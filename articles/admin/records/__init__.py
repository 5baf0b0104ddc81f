"""The record on the desk: events, editions, redactions and the login log, to read and export."""
