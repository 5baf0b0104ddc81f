"""Editions: windows, schedules, corrections, retractions."""
