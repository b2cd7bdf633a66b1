"""`castinspect models`: the versions of this station."""
