"""Admin pages of references: contributors, categories, topics, tags, comment policies and pages."""
