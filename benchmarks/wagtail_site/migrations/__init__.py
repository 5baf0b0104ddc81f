"""Migrations of the newspaper made with Wagtail."""
