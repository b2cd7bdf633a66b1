"""The labelling window: pictures of a class or of suspects, put right by keys."""
