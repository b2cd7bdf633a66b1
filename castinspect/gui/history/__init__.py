"""The history tab: the record, searched, looked at, traced, exported."""
