"""Commands for operators, and the modules that several of them share."""
