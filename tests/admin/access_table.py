"""The HTTP status of each address and method of the desk for each role, in full.

The rows of references and logins are in ``access_of_references``.

The owner is a writer to whom the articles and photos belong, and the second writer has no part in them. The sports
editor is limited to another category. Staff may sign in and nothing else, and ``nobody`` is not signed in.
"""

from typing import NamedTuple

from .access_of_references import REFERENCES_AND_LOGINS

ROLES = ("owner", "second_writer", "sports_editor", "editor", "chief", "moderator", "staff", "superuser", "nobody")
# Data sent with a POST, by address (``POSTED``), and to all other addresses (``CONFIRMED``).
CONFIRMED = {"decision": "refuse", "post": "yes"}
POSTED = {
    "articles/article/": {"action": "approve", "_selected_action": "{article}", "seen-{article}": "{revision}"},
    "articles/article/{article}/assign/": {"assignee": "", "deadline": "2031-01-01T10:00"},
    "articles/article/{article}/claim/": {"is_mine": "1"},
    "articles/article/{article}/names/": {"seen": "{revision}"},
    "articles/article/{article}/links/": {"use": "look", "hours": "72", "seen": "{revision}"},
    "articles/article/{article}/note/": {"note": "Halo."},
    "articles/article/{article}/note/{note}/done/": {"is_done": "1"},
    "articles/article/{article}/note/{note}/reply/": {"reply-{note}": "Halo."},
    "articles/article/{article}/session/": {"tab": "6f9619ff-8b86-4d01-b42d-00cf4fc96400"},
    "articles/article/{article}/tick/{checklistitem}/": {"is_ticked": "1", "seen": "{revision}"},
    "articles/article/session/": {"tab": "6f9619ff-8b86-4d01-b42d-00cf4fc96401"},
    "articles/photo/cards/": {"uid": "{photo_uid}"},
    "articles/photo/{photo}/withdraw/": {"reason": "Keberatan."},
    "team/{user}/roles/": {"seen": "stale"},
    "team/{user}/deactivate/": {"seen": "stale"},
    "team/{user}/reactivate/": {"seen": "stale"},
    "team/{user}/second-factor/": {"seen": "stale"},
    "inbox/read/": {"until": "999999"},
    "preferences/": {"language": "en"},
}
TABLE = """
GET  (index)                                                          200 200 200 200 200 200 200 200 302
GET  login/                                                           302 302 302 302 302 302 302 302 200
POST logout/                                                          302 302 302 302 302 302 302 302 302
GET  password_change/                                                 200 200 200 200 200 200 200 200 302
GET  password_change/done/                                            200 200 200 200 200 200 200 200 302
GET  jsi18n/                                                          200 200 200 200 200 200 200 200 302
GET  articles/                                                        200 200 200 200 200 200 404 200 302
GET  entah/                                                           404 404 404 404 404 404 404 404 302
GET  r/{type_of_articles}/{article}/                                  302 404 404 302 302 404 404 302 302
GET  autocomplete/?app_label=articles&model_name=article&field_name=replies_to&term= 200 200 200 200 200 403 403 200 302
GET  autocomplete/?app_label=articles&model_name=event&field_name=article&term= 200 200 200 200 200 403 403 200 302
GET  autocomplete/?app_label=articles&model_name=article&field_name=topic&term= 200 200 200 200 200 403 403 200 302
GET  autocomplete/?app_label=articles&model_name=article&field_name=photo&term= 200 200 200 200 200 403 403 200 302
GET  autocomplete/?app_label=articles&model_name=editiontag&field_name=edition&term= 403 403 200 200 200 403 403 200 302
GET  autocomplete/?app_label=articles&model_name=edition&field_name=approval&term= 403 403 200 200 200 403 403 200 302
GET  autocomplete/?app_label=articles&model_name=contributor&field_name=user&term= 403 403 403 403 403 403 403 200 302
GET  inbox/                                                           200 200 200 200 200 200 200 200 302
POST inbox/read/                                                      302 302 302 302 302 302 302 302 302
GET  inbox/{message}/                                                 404 302 404 404 404 404 404 404 302
GET  preferences/                                                     200 200 200 200 200 200 200 200 302
POST preferences/                                                     302 302 302 302 302 302 302 302 302
GET  team/                                                            403 403 403 403 200 403 403 200 302
GET  team/{user}/                                                     403 403 403 403 200 403 403 200 302
POST team/{user}/roles/                                               403 403 403 403 302 403 403 302 302
POST team/{user}/deactivate/                                          403 403 403 403 302 403 403 302 302
POST team/{user}/reactivate/                                          403 403 403 403 302 403 403 302 302
POST team/{user}/second-factor/                                       403 403 403 403 302 403 403 302 302
POST team/{user}/sessions/                                            403 403 403 403 302 403 403 302 302
GET  articles/loginattempt/                                           403 403 403 403 200 403 403 200 302
GET  articles/loginattempt/add/                                       403 403 403 403 403 403 403 403 302
GET  articles/loginattempt/{loginattempt}/change/                     403 403 403 403 200 403 403 200 302
POST articles/loginattempt/{loginattempt}/change/                     403 403 403 403 403 403 403 403 302
GET  articles/loginattempt/{loginattempt}/history/                    403 403 403 403 200 403 403 200 302
GET  articles/loginattempt/{loginattempt}/delete/                     403 403 403 403 403 403 403 403 302
POST articles/loginattempt/{loginattempt}/delete/                     403 403 403 403 403 403 403 403 302
GET  articles/loginattempt/{loginattempt}/                            302 302 302 302 302 302 302 302 302
GET  articles/article/                                                200 200 200 200 200 403 403 200 302
GET  articles/article/?state__exact=draft                             200 200 200 200 200 403 403 200 302
POST articles/article/                                                302 302 302 302 302 403 403 302 302
GET  articles/article/add/                                            200 200 200 200 200 403 403 200 302
GET  articles/article/add/?replies_to={article}                       200 200 200 200 200 403 403 200 302
GET  articles/article/add/?topic={topic}                              200 200 200 200 200 403 403 200 302
GET  articles/article/{article}/change/                               200 302 302 200 200 403 403 200 302
GET  articles/article/{article}/change/?take={edit_session}                200 302 302 200 200 403 403 200 302
POST articles/article/{article}/change/                               200 404 404 200 200 403 403 200 302
GET  articles/article/{article}/delete/                               403 403 403 403 403 403 403 403 302
POST articles/article/{article}/delete/                               403 403 403 403 403 403 403 403 302
GET  articles/article/{article}/history/                              200 404 404 200 200 404 404 200 302
GET  articles/article/{article}/                                      302 302 302 302 302 302 302 302 302
GET  articles/article/{article}/difference/                           302 404 404 302 302 404 404 302 302
GET  articles/article/{article}/restore/1/                            200 404 404 200 200 404 404 200 302
GET  articles/article/{article}/difference/1/                         200 404 404 200 200 404 404 200 302
POST articles/article/{article}/restore/1/                            302 404 404 302 302 404 404 302 302
GET  articles/article/{article}/preview/                              200 404 404 200 200 404 404 200 302
POST articles/article/{article}/session/                                  200 404 404 200 200 404 404 200 302
POST articles/article/session/                                            200 200 200 200 200 200 200 200 302
GET  articles/article/unsaved/                                           200 200 200 200 200 200 200 200 302
GET  articles/article/unsaved/{edit_session}/                                 200 404 404 404 404 404 404 404 302
GET  articles/article/unsaved/{edit_session}/discard/                         200 404 404 404 404 404 404 404 302
POST articles/article/unsaved/{edit_session}/restore/                         302 404 404 404 404 404 404 404 302
POST articles/article/unsaved/{edit_session}/discard/                         302 404 404 404 404 404 404 404 302
POST articles/article/{article}/note/                                 302 404 404 302 302 404 404 302 302
POST articles/article/{article}/assign/                               302 404 404 302 302 404 404 302 302
POST articles/article/{article}/claim/                                302 404 404 302 302 404 404 302 302
POST articles/article/{article}/names/                                302 404 404 302 302 404 404 302 302
POST articles/article/{article}/note/{note}/reply/                    302 404 404 302 302 404 404 302 302
POST articles/article/{article}/note/{note}/done/                     302 404 404 302 302 404 404 302 302
POST articles/article/{article}/tick/{checklistitem}/                 302 404 404 302 302 404 404 302 302
GET  articles/article/{article}/acceptance/                           302 404 404 302 302 404 404 302 302
POST articles/article/{article}/acceptance/                           302 404 404 302 302 404 404 302 302
GET  articles/article/{article}/links/                                200 404 404 200 200 404 404 200 302
POST articles/article/{article}/links/                                302 404 404 302 302 404 404 302 302
POST articles/article/{article}/links/{link}/revoke/                  302 404 404 302 302 404 404 302 302
GET  articles/article/read-also/                                      200 200 200 200 200 403 403 200 302
POST articles/article/read-also/lines/                                200 200 200 200 200 403 403 200 302
GET  articles/article/answerable/                                     200 200 200 200 200 403 403 200 302
GET  articles/article/embed/                                          200 200 200 200 200 403 403 200 302
GET  articles/event/                                                  403 403 200 200 200 403 403 200 302
GET  articles/event/add/                                              403 403 403 403 403 403 403 403 302
GET  articles/event/{event}/change/                                   403 403 302 200 200 403 403 200 302
POST articles/event/{event}/change/                                   403 403 403 403 403 403 403 403 302
GET  articles/event/{event}/history/                                  403 302 302 200 200 302 302 200 302
GET  articles/event/{event}/delete/                                   403 403 403 403 403 403 403 403 302
POST articles/event/{event}/delete/                                   403 403 403 403 403 403 403 403 302
GET  articles/event/{event}/                                          302 302 302 302 302 302 302 302 302
GET  articles/edition/                                                403 403 200 200 200 403 403 200 302
GET  articles/edition/add/                                            403 403 403 403 403 403 403 403 302
GET  articles/edition/{edition}/change/                               403 403 302 200 200 403 403 200 302
POST articles/edition/{edition}/change/                               403 403 403 403 403 403 403 403 302
GET  articles/edition/{edition}/history/                              403 302 302 200 200 302 302 200 302
GET  articles/edition/{edition}/delete/                               403 403 403 403 403 403 403 403 302
POST articles/edition/{edition}/delete/                               403 403 403 403 403 403 403 403 302
GET  articles/edition/{edition}/                                      302 302 302 302 302 302 302 302 302
GET  articles/event/csv/                                              403 403 200 200 200 403 403 200 302
GET  articles/edition/{public_edition}/change/                        403 403 200 200 200 403 403 200 302
GET  articles/photo/                                                  200 200 200 200 200 403 403 200 302
GET  articles/photo/add/                                              302 302 302 302 302 403 403 302 302
GET  articles/photo/{photo}/change/                                   200 200 200 200 200 403 403 200 302
POST articles/photo/{photo}/change/                                   200 403 403 200 200 403 403 200 302
GET  articles/photo/{photo}/history/                                  302 302 302 302 302 302 302 302 302
GET  articles/photo/{photo}/delete/                                   403 403 403 403 403 403 403 403 302
POST articles/photo/{photo}/delete/                                   403 403 403 403 403 403 403 403 302
GET  articles/photo/{photo}/                                          302 302 302 302 302 302 302 302 302
POST articles/photo/upload/                                           400 400 400 400 400 403 403 400 302
GET  articles/photo/choose/                                           200 200 200 200 200 403 403 200 302
POST articles/photo/cards/                                            200 200 200 200 200 403 403 200 302
GET  articles/photo/{photo}/copy/                                     200 200 200 200 200 403 403 200 302
GET  articles/photo/{photo}/original/                                 200 403 200 200 200 403 403 200 302
GET  articles/photo/describe/?photo={photo}                           200 200 200 200 200 403 403 200 302
POST articles/photo/describe/?photo={photo}                           302 302 302 302 302 403 403 302 302
POST articles/photo/{photo}/withdraw/                                 403 403 302 302 302 403 403 302 302
POST articles/photo/{photo}/restore/                                  403 403 302 302 302 403 403 302 302
POST articles/photo/{photo}/again/                                    302 302 302 302 302 403 403 302 302
"""


class Row(NamedTuple):
    """One line of the table: ``address`` is relative to the desk, and ``expected`` maps roles to statuses."""

    method: str
    address: str
    expected: dict


def _row(line):
    method, address, *statuses = line.split()
    address = "" if address == "(index)" else address
    return Row(method, address, dict(zip(ROLES, map(int, statuses), strict=True)))


ROWS = [_row(line) for line in (TABLE + REFERENCES_AND_LOGINS).splitlines() if line]
