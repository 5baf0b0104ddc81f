"""Tests with as many articles as a newspaper of a few months has."""
