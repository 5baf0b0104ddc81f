"""A newspaper made with Wagtail and bare templates, as a yardstick. It runs in an environment of its own."""
