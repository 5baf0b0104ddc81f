"""The newsroom: what it writes, what the public is shown, and the verbs between them."""
