"""The filters that the desk's lists accept in a query string."""

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import Field, Model
from django.db.models.constants import LOOKUP_SEP

# Lookups that an index can serve. All others are refused: patterns can keep a database busy for hours, and lookups of
# parts of a value allow users to guess the rest.
ALLOWED_LOOKUPS = frozenset({"exact", "in", "isnull", "gt", "gte", "lt", "lte", "date", "year", "month", "day"})
# Every database keeps whole numbers in at most 64 bits.
MAX_NUMBER = 2**63 - 1


def is_allowed(model: type[Model], lookup: str) -> bool:
    """Return whether a filter such as ``state__exact`` uses only allowed lookups.

    The first name may also be that of an annotation or of a filter of the list.
    """
    first, *rest = lookup.split(LOOKUP_SEP)
    try:
        field = model._meta.get_field(first)
        if field.auto_created and not field.concrete:
            # Not everybody who may see this model may see those that refer to it.
            return False
        while rest and field.related_model:
            field = field.related_model._meta.get_field(rest[0])
            rest.pop(0)
    except FieldDoesNotExist:
        pass
    return ALLOWED_LOOKUPS.issuperset(rest)


def could_be_key(field: Field, value: str) -> bool:
    """Return whether a value from a browser is valid for a key field, whether or not such a row exists."""
    try:
        key = field.to_python(value)
    except ValidationError:
        return False
    return not isinstance(key, int) or abs(key) <= MAX_NUMBER
