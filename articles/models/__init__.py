"""The database models."""

from .articles import Article
from .categories import Category
from .checklist import ChecklistItem, Tick
from .comment_policies import CommentPolicy
from .contributors import Contributor, Editor, Writer
from .credits import Credit
from .edit_sessions import EditSession
from .editions import Edition
from .event_descriptions import fetch_guest_words
from .events import Event, EventChain
from .former_logins import FormerLogin
from .guest_links import GuestApproval, GuestLink
from .invalidations import Invalidation
from .listings import EditionCredit, EditionTag
from .login_attempts import CacheEntry, KnownDevice, LoginAttempt
from .notes import Note
from .notifications import Notification, NotificationPreferences
from .periodic_jobs import PeriodicJob, Worker
from .photo_uses import PhotoUse
from .photos import Photo
from .publication_receipts import PublicationReceipt
from .read_also import ReadAlso
from .read_counts import ReadCount, ReadFingerprint, ReadKey
from .redactions import ForbiddenWords, Redaction
from .reference_aliases import ReferenceAlias
from .reference_versions import ReferenceVersion, ensure_versions, write_version
from .references import Reference, reference_model, reference_models
from .revisions import Revision
from .search_index import ArticleWords, EditionWords, IndexedWords, indexed_words
from .standing_pages import Page
from .tags import ArticleTag, Tag
from .topics import Topic

__all__ = [
    "Article",
    "ArticleTag",
    "ArticleWords",
    "CacheEntry",
    "Category",
    "ChecklistItem",
    "CommentPolicy",
    "Contributor",
    "Credit",
    "EditSession",
    "Edition",
    "EditionCredit",
    "EditionTag",
    "EditionWords",
    "Editor",
    "Event",
    "EventChain",
    "ForbiddenWords",
    "FormerLogin",
    "GuestApproval",
    "GuestLink",
    "IndexedWords",
    "Invalidation",
    "KnownDevice",
    "LoginAttempt",
    "Note",
    "Notification",
    "NotificationPreferences",
    "Page",
    "PeriodicJob",
    "Photo",
    "PhotoUse",
    "PublicationReceipt",
    "ReadAlso",
    "ReadCount",
    "ReadFingerprint",
    "ReadKey",
    "Redaction",
    "Reference",
    "ReferenceAlias",
    "ReferenceVersion",
    "Revision",
    "Tag",
    "Tick",
    "Topic",
    "Worker",
    "Writer",
    "ensure_versions",
    "fetch_guest_words",
    "indexed_words",
    "reference_model",
    "reference_models",
    "write_version",
]
