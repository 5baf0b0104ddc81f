"""How articles come in: text to records (pure), then records to articles."""

from .article_loading import ImportResult, load_all
from .records import ArticleRecord, Refused
from .sidecars import PICTURES_FOLDER

__all__ = ["PICTURES_FOLDER", "ArticleRecord", "ImportResult", "Refused", "load_all"]
