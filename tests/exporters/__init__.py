"""What goes out, and comes back to the letter."""
