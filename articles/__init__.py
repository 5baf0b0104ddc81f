"""The newsroom: articles and their revisions, the editions that readers see, and the moves between them."""
