"""The photo library on the desk: its list, the page of a photo, uploads, and endpoints for scripts."""
