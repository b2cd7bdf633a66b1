"""The shift at the screen: its counters, its check of masters."""
