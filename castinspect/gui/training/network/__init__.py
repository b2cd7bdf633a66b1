"""The network that learns, painted."""
