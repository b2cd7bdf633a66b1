"""CastInspect: an inspection station for cast parts."""

__version__ = "0.1.0"
