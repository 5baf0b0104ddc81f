"""The audit trail: events of any subject, recorded in one chain per subject."""

from articles.models.actors import MAX_ACTOR_NAME_CHARACTERS, is_by, logins_of, name_of, uid_of_login

from .lines import AuditLine, line_of_entry, lines_of
from .recording import MAX_CLOCK_LAG, MIN_TIME_STEP, ClockBehind, event_time, record_event, time_after
from .subjects import DESK, Subject, add_subjects, events_of, subject_of

__all__ = [
    "DESK",
    "MAX_ACTOR_NAME_CHARACTERS",
    "MAX_CLOCK_LAG",
    "MIN_TIME_STEP",
    "AuditLine",
    "ClockBehind",
    "Subject",
    "add_subjects",
    "event_time",
    "events_of",
    "is_by",
    "line_of_entry",
    "lines_of",
    "logins_of",
    "name_of",
    "record_event",
    "subject_of",
    "time_after",
    "uid_of_login",
]
