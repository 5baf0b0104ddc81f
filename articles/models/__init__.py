"""What the newsroom remembers."""

from .articles import Article, ArticleTag, Credit
from .comments import CommentPolicy
from .contributors import Contributor, Editor, Writer
from .editions import Edition
from .events import Event
from .listings import EditionCredit, EditionTag
from .pages import Page
from .read_also import ReadAlso
from .readership import Readership
from .revisions import Revision
from .sections import Category, Topic

__all__ = [
    "Article",
    "ArticleTag",
    "Category",
    "CommentPolicy",
    "Contributor",
    "Credit",
    "Edition",
    "EditionCredit",
    "EditionTag",
    "Editor",
    "Event",
    "Page",
    "ReadAlso",
    "Readership",
    "Revision",
    "Topic",
    "Writer",
]
