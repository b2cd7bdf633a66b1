"""The audit chain: what vouches for the record, and the proof that it is as it was written."""
