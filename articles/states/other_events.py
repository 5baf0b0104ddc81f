"""Events that are not moves of the table: of articles, references, photos, logins and the desk."""

from django.utils.translation import gettext_lazy as _

# Saves of the working copy, imports of archives and other newsrooms' exports with their editions, assignment and
# review, the checklist, guest links and redactions.
ARTICLE_EVENTS = {
    "create": _("Created"),
    "edit": _("Edited"),
    "import": _("Imported"),
    "import_publish": _("Published by the importer"),
    "assign": _("Assigned"),
    "claim": _("Taken for review"),
    "release": _("Review released"),
    "tick": _("Ticked on the checklist"),
    "untick": _("Taken off the checklist"),
    "comment": _("Commented by a guest"),
    "share": _("Guest link made"),
    "unshare": _("Guest link revoked"),
    "propose_redaction": _("Redaction proposed"),
    "confirm_redaction": _("Redaction confirmed"),
    "take_present_names": _("Present names taken"),
    "apply_names": _("New name applied"),
    "refuse_redaction": _("Redaction refused"),
}
REFERENCE_EVENTS = {
    "create_reference": _("Added"),
    "change_reference": _("Changed"),
    "propose_change": _("Change proposed"),
    "confirm_change": _("Change confirmed"),
    "refuse_change": _("Change refused"),
    "archive_reference": _("Archived"),
    "unarchive_reference": _("No longer archived"),
    "merge_reference": _("Merged"),
    "link_login": _("Login changed"),
}
PHOTO_EVENTS = {
    "change_photo": _("Changed"),
    "withdraw_photo": _("Taken off the site"),
    "give_back_photo": _("Restored to the site"),
    "request_renditions": _("Files requested again"),
    "download_original": _("Original downloaded"),
}
LOGIN_EVENTS = {
    "reset_second_factor": _("Second factor reset"),
    "change_roles": _("Roles changed"),
    "deactivate_login": _("Login deactivated"),
    "reactivate_login": _("Login reactivated"),
    "end_sessions": _("Sessions ended"),
    "rename_login": _("Login renamed"),
}
DESK_EVENTS = {
    "export_articles": _("Articles exported"),
    "export_events": _("Events exported"),
}
OTHER_EVENTS = ARTICLE_EVENTS | REFERENCE_EVENTS | PHOTO_EVENTS | LOGIN_EVENTS | DESK_EVENTS

# After each of these, an approval no longer waits for somebody to accept what its approver changed.
EVENTS_VOIDING_AN_APPROVAL = frozenset(
    {"create", "edit", "import", "take_present_names", "submit", "withdraw", "request_changes"}
)
