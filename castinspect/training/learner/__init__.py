"""One network that learns: its input, its steps, its state between them."""
