"""The edit page of articles: its form, moves, autosaves, conflicts, history and side panel."""
