"""What the page of an edition links to: "Baca juga" lines, related articles, corrections, replies and neighbours."""

from .article_links import article_context, body_segments, photos_in_bodies

__all__ = ["article_context", "body_segments", "photos_in_bodies"]
