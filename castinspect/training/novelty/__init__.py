"""What a run's pictures look like, so that others are known as unlike them."""
