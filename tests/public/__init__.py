"""Tests of the readers' site."""
