"""A run at work."""
