"""The head alone, on features of a frozen backbone that are computed once."""
