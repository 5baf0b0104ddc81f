"""Forms of references on the desk: people, categories, topics, tags, policies and standing pages."""
