"""The inspection tab."""
