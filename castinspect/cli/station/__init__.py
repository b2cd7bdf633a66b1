"""Commands of a station at work: judging, its record, its shift, its outputs, its people."""
