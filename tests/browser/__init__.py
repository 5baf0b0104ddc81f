"""Tests of the site and the desk in a real browser, served as in production."""
