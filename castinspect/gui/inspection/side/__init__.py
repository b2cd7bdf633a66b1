"""The verdict's side of the inspection screen: verdict, decision, details, counters, source."""
