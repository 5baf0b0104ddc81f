"""The picture library on the desk."""

from django.contrib import admin

from articles import library
from articles.models import Photo

from .photo_answers import PhotoAnswers


@admin.register(Photo)
class PhotoAdmin(PhotoAnswers, admin.ModelAdmin):
    """The list of photos, and the page of each with its words, rights and the point that matters."""

    search_fields = ["caption", "alt", "credit", "place", "pictured", "original_name", "source"]
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER

    def save_model(self, request, obj, form, change):
        library.change(obj, form.changed_data)
