"""Importing articles: sources are read into records (pure), and records are loaded into articles."""

from .article_loading import load_all
from .records import ArticleRecord, ImportResult, Refused
from .sidecars import PICTURES_FOLDER

__all__ = ["PICTURES_FOLDER", "ArticleRecord", "ImportResult", "Refused", "load_all"]
