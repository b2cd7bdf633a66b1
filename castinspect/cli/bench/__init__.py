"""`castinspect bench`: a file a benchmark."""
