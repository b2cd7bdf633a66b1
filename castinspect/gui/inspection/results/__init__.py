"""The table of all parts since the start."""
