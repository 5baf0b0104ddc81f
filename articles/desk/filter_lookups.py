"""Which filters of a query string the desk's lists accept."""

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import Field, Model
from django.db.models.constants import LOOKUP_SEP

# Lookups that cost what an index costs. All others are refused: patterns can keep a database busy for hours, and
# parts of words let somebody guess the rest.
ALLOWED_LOOKUPS = frozenset({"exact", "in", "isnull", "gt", "gte", "lt", "lte", "date", "year", "month", "day"})
# Every database keeps whole numbers in at most 64 bits.
MAX_NUMBER = 2**63 - 1


def is_allowed(model: type[Model], lookup: str) -> bool:
    """Return whether a filter such as ``state__exact`` uses nothing but allowed lookups.

    The first name may also be that of an annotation or of a filter of the list.
    """
    first, *rest = lookup.split(LOOKUP_SEP)
    try:
        field = model._meta.get_field(first)
        if field.auto_created and not field.concrete:
            # What leads here from other tables is not for everybody who sees this one.
            return False
        while rest and field.related_model:
            field = field.related_model._meta.get_field(rest[0])
            rest.pop(0)
    except FieldDoesNotExist:
        pass
    return ALLOWED_LOOKUPS.issuperset(rest)


def could_be_key(field: Field, value: str) -> bool:
    """Return whether a value that a browser sent can be a value of a key at all, found or not."""
    try:
        key = field.to_python(value)
    except ValidationError:
        return False
    return not isinstance(key, int) or abs(key) <= MAX_NUMBER
