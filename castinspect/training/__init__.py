"""From a folder of labelled pictures to a checkpoint with an honest score."""
