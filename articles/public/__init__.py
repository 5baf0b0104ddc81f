"""The readers' site: views that show editions."""
