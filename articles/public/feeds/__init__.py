"""Feeds of the newest articles: RSS 2.0, Atom and JSON Feed, of the site, a category, topic, tag or person."""
