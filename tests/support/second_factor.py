"""Constants for the second step of signing in."""

STEP = "/admin/account/second-step/"
