"""Words in the query strings of URLs, in the site's language."""

from django.conf import settings
from django.utils.translation import override, pgettext

with override(settings.LANGUAGE_CODE):
    OLDER_THAN = pgettext("address", "before")
    NEWER_THAN = pgettext("address", "after")
    SINCE = pgettext("address", "since")
    ORDER = pgettext("address", "order")
    QUERY = pgettext("address", "q")
    OLDEST_FIRST = pgettext("address", "oldest")
    NEWEST_FIRST = pgettext("address", "latest")
    SECTION = pgettext("address", "section")
    PERSON = pgettext("address", "writer")
    TOPIC = pgettext("address", "topic")
    TAG = pgettext("address", "tag")
    UNTIL = pgettext("address", "until")
    PAGE = pgettext("address", "page")
