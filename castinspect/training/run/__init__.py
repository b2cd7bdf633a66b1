"""A training run, from labelled pictures to a checkpoint: its phases, its state, its end."""
