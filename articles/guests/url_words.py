"""Words in the URLs of guest pages, in the site's language."""

from django.conf import settings
from django.utils.translation import override, pgettext

with override(settings.LANGUAGE_CODE):
    PREVIEW = pgettext("address", "preview")
    RECEIVED = pgettext("address", "received")
