"""Choosing the default row of a table on the desk."""


class DefaultMoves:
    """Mixed into the ModelAdmin of a table with one default row: choosing another one moves it in one save."""

    def save_model(self, request, obj, form, change):
        """Save the row, as the default one where it was chosen."""
        if obj.is_default:
            obj.save_as_default()
        else:
            super().save_model(request, obj, form, change)
