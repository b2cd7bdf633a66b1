"""A shift: its counters, the check of masters that it begins with, and setting it to zero."""
