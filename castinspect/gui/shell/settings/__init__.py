"""The settings: a table of all, and the dialog that walks it."""
