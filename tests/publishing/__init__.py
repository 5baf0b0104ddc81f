"""Tests of editions: windows, schedules, corrections and retractions."""
