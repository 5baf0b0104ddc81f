"""What the newsroom remembers."""

from .articles import Article, ArticleTag
from .checklist import ChecklistItem, Tick
from .comments import CommentPolicy
from .contributors import Contributor, Editor, Writer
from .credits import Credit
from .editions import Edition
from .events import Event
from .guests import GuestLink
from .inbox import Message, Preferences
from .listings import EditionCredit, EditionTag
from .logins import CacheEntry, KnownDevice, LoginAttempt
from .notes import Note
from .pages import Page
from .photo_uses import PhotoUse
from .photos import Photo
from .read_also import ReadAlso
from .readership import Readership, ReadFingerprint, ReadKey
from .revisions import Revision
from .sections import Category, Topic
from .sittings import Sitting

__all__ = [
    "Article",
    "ArticleTag",
    "CacheEntry",
    "Category",
    "ChecklistItem",
    "CommentPolicy",
    "Contributor",
    "Credit",
    "Edition",
    "EditionCredit",
    "EditionTag",
    "Editor",
    "Event",
    "GuestLink",
    "KnownDevice",
    "LoginAttempt",
    "Message",
    "Note",
    "Page",
    "Photo",
    "PhotoUse",
    "Preferences",
    "ReadAlso",
    "ReadFingerprint",
    "ReadKey",
    "Readership",
    "Revision",
    "Sitting",
    "Tick",
    "Topic",
    "Writer",
]
