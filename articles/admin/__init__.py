"""The desk: the admin as writers and editors see it."""
