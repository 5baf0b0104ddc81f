"""Commands for operators, and what several of them share."""
