"""What is taken out of the record: selections as tables and pages, and packs of evidence."""
