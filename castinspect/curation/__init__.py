"""Data put right before training: what is wrong with it, and how it is corrected."""
