"""Whose a watched folder is, written into the folder itself: computers that share no record see it there."""
