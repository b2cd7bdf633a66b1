"""The window around the tabs: start, language, errors, one instance."""
