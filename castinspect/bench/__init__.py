"""Every benchmark: the figures this project claims, measured on this machine."""
