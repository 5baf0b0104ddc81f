"""How articles come in: text to records (pure), then records to articles."""

from .loading import ImportResult, load_all
from .records import ArticleRecord, Refused

__all__ = ["ArticleRecord", "ImportResult", "Refused", "load_all"]
