"""`castinspect dataset`: labelled pictures put right before training."""
