"""The pages on which chiefs manage logins: the users with access to the desk, and the roles and sessions of each."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from allauth.account.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.contrib import admin, messages
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from articles.accounts import team_changes
from articles.accounts.reauthentication import ask_to_confirm
from articles.accounts.sessions import idle_limit, sessions_of
from articles.accounts.signed_in import desk_user
from articles.audit import line_of_entry, lines_of
from articles.models import LoginAttempt
from articles.models.actors import display_name
from articles.text import row_number, search_notice

from .team_rows import WITHOUT_SECOND_FACTOR, describe, people

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser
    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase
    from django.urls.resolvers import URLPattern

    from articles.audit.lines import AuditLine
    from articles.desk.site import DeskSite
    from articles.desk.team_rows import TeamMember

ROWS_PER_PAGE = 100
RECENT_ATTEMPTS, RECENT_CHANGES = 20, 10


def url_patterns(site: DeskSite) -> list[URLPattern]:
    """Return the URL patterns of these pages, for users who may manage logins."""

    def page(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
        return site.admin_view(_for_managers(view))

    return [
        path("team/", page(require_safe(team_list)), name="team"),
        path("team/<int:number>/", page(require_safe(member)), name="team_member"),
        path("team/<int:number>/roles/", page(require_POST(roles)), name="team_roles"),
        path("team/<int:number>/deactivate/", page(require_POST(deactivate)), name="team_deactivate"),
        path("team/<int:number>/reactivate/", page(require_POST(reactivate)), name="team_reactivate"),
        path("team/<int:number>/second-factor/", page(require_POST(second_factor)), name="team_second_factor"),
        path("team/<int:number>/sessions/", page(require_POST(sessions)), name="team_sessions"),
    ]


def _for_managers(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm(team_changes.MANAGE_LOGINS_PERMISSION):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def _person(number: int) -> TeamMember:
    key = row_number(str(number))
    person = None if key is None else people().filter(pk=key).first()
    if person is None:
        raise Http404
    return person


def team_list(request: HttpRequest) -> TemplateResponse:
    """Show the users with access to the desk, followed by deactivated ones."""
    search, only = request.GET.get("q", ""), request.GET.get("only", "")
    found = people(search, only)
    page = Paginator(found, ROWS_PER_PAGE).get_page(request.GET.get("page"))
    rows = describe(page)
    if notice := search_notice(search):
        messages.warning(request, notice)
    context = {
        **admin.site.each_context(request),
        "title": _("Team"),
        "page": page,
        "groups": [
            (_("With access to the desk"), [row for row in rows if row.user.is_active]),
            (_("Deactivated"), [row for row in rows if not row.user.is_active]),
        ],
        "search": search,
        "is_without": only == WITHOUT_SECOND_FACTOR,
        "without": WITHOUT_SECOND_FACTOR,
        "is_narrowed": bool(search.strip() or only == WITHOUT_SECOND_FACTOR),
    }
    return TemplateResponse(request, "admin/team.html", context)


def _changes(person: AbstractUser) -> list[AuditLine]:
    """Return the changes of a login, the newest first. Entries of the admin's log follow the events."""
    lines = lines_of(person, RECENT_CHANGES)
    kind = ContentType.objects.get_for_model(person)
    entries = LogEntry.objects.filter(content_type=kind, object_id=str(person.pk)).select_related("user")
    for entry in entries.order_by("-action_time", "-pk")[: RECENT_CHANGES - len(lines)]:
        text = entry.get_change_message() or entry.get_action_flag_display()
        lines.append(line_of_entry(entry, _(str(text))))
    return lines


def member(request: HttpRequest, number: int) -> TemplateResponse:
    """Show one user: roles, second factor, sessions, the last sign-ins, and changes of the login."""
    person = _person(number)
    by = desk_user(request)
    refusal = team_changes.refusal_to_change(person, by)
    grantable = team_changes.grantable_groups(by)
    own = set(person.groups.all())
    context = {
        **admin.site.each_context(request),
        "title": display_name(person),
        "row": describe([person])[0],
        "person": person,
        "refusal": refusal,
        "is_own": person.pk == by.pk,
        "roles": [(group, group in own) for group in grantable],
        "seen_roles": team_changes.seen_roles(person),
        "seen_factors": team_changes.seen_factors(person),
        "has_factors": Authenticator.objects.filter(user=person).exists(),
        "sessions": sessions_of(person),
        "idle_limit": idle_limit(person),
        "attempts": LoginAttempt.objects.kept().filter(user=person.pk)[:RECENT_ATTEMPTS],
        "changes": _changes(person),
    }
    return TemplateResponse(request, "admin/team_member.html", context)


def _change(request: HttpRequest, number: int, why: str, do: Callable[[AbstractUser], str]) -> HttpResponse:
    """Ask the current user to confirm who they are, change somebody's login, and redirect to that person's page.

    Args:
        why: What is about to be done, with a placeholder for the name of the person.
        do: Makes the change to a user and returns the message to show.
    """
    person = _person(number)
    answer = ask_to_confirm(request, why % {"name": display_name(person)})
    if answer:
        return answer
    try:
        messages.success(request, do(person))
    except team_changes.ChangeRefused as refusal:
        messages.error(request, str(refusal))
    return HttpResponseRedirect(reverse("desk:team_member", args=[person.pk]))


def roles(request: HttpRequest, number: int) -> HttpResponse:
    """Change the groups of a person."""
    numbers = [row_number(value) for value in request.POST.getlist("role")]
    if None in numbers:
        raise Http404
    chosen = {number for number in numbers if number is not None}
    seen = request.POST.get("seen", "")
    return _change(
        request,
        number,
        _("You are about to change the roles of %(name)s."),
        lambda person: team_changes.change_roles(person, by=desk_user(request), seen=seen, chosen=chosen),
    )


def deactivate(request: HttpRequest, number: int) -> HttpResponse:
    """Remove a person's access to the desk."""

    def do(person: AbstractUser) -> str:
        team_changes.deactivate(person, by=desk_user(request), seen=request.POST.get("seen", ""))
        text = _("%(name)s has no access to the desk any more. All sessions were ended.")
        return text % {"name": display_name(person)}

    return _change(request, number, _("You are about to deactivate the login of %(name)s."), do)


def reactivate(request: HttpRequest, number: int) -> HttpResponse:
    """Restore a person's access to the desk."""

    def do(person: AbstractUser) -> str:
        team_changes.reactivate(person, by=desk_user(request), seen=request.POST.get("seen", ""))
        return _("%(name)s has access to the desk again.") % {"name": display_name(person)}

    return _change(request, number, _("You are about to reactivate the login of %(name)s."), do)


def second_factor(request: HttpRequest, number: int) -> HttpResponse:
    """Delete all second factors of a person who lost them, and notify them by e-mail."""

    def do(person: AbstractUser) -> str:
        team_changes.reset_second_factor(person, by=desk_user(request), seen=request.POST.get("seen", ""))
        letter = "account/email/second_factor_reset"
        get_adapter(request).send_notification_mail(letter, person, {"by": display_name(desk_user(request))})
        text = _("The second factor of %(name)s was reset. All sessions were ended.")
        return text % {"name": display_name(person)}

    return _change(request, number, _("You are about to reset the second factor of %(name)s."), do)


def sessions(request: HttpRequest, number: int) -> HttpResponse:
    """End one session of a person, or all."""
    chosen = request.POST.get("session", "")
    session = row_number(chosen) if chosen else None
    if chosen and session is None:
        raise Http404

    def do(person: AbstractUser) -> str:
        count = team_changes.end_sessions(person, by=desk_user(request), number=session)
        text = ngettext("%(count)s session was ended.", "%(count)s sessions were ended.", count)
        return text % {"count": count}

    return _change(request, number, _("You are about to end sessions of %(name)s."), do)
