"""What came out of a run."""
